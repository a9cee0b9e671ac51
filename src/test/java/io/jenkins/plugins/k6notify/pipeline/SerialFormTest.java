package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Verifies the serialized fields of a build in the middle of the step, in its {@code program.dat}: with changed names
 * or types, builds could not resume after an update of the plugin. New fields may be added.
 */
class SerialFormTest {

    private static final String PACKAGE = "io.jenkins.plugins.k6notify.pipeline.";

    private static final Map<String, String> FIELDS = Map.of(
            "NotifyingStep",
            "channels notifyOn testName slackCredentialsId webhookCredentialsId loadTestId projectId summaryFile"
                    + " baseline reports failOnDeliveryError skipPublishingChecks checksName qualityGates",
            "K6NotifyStep",
            "expectRun watchProcesses distributed instances",
            "K6NotifyRunStep",
            "event exitCode status",
            "NotifyExecution",
            "id judged",
            "BlockExecution",
            "step directory watchesProcesses bodyOver failure",
            "BlockExecution$Callback",
            "execution",
            "ReportExecution",
            "step place",
            "K6DetectorDecorator",
            "block",
            "step.ActiveBlockMarker",
            "watchProcesses");

    @Test
    void serialFormIsUnchanged() throws Exception {
        for (Map.Entry<String, String> type : FIELDS.entrySet()) {
            ObjectStreamClass form = ObjectStreamClass.lookup(
                    Class.forName(PACKAGE + type.getKey(), false, getClass().getClassLoader()));
            assertThat(form.getSerialVersionUID()).as(type.getKey()).isEqualTo(1);
            assertThat(Arrays.stream(form.getFields()).map(ObjectStreamField::getName))
                    .as(type.getKey())
                    .containsExactlyInAnyOrder(
                            type.getValue().isEmpty()
                                    ? new String[0]
                                    : type.getValue().split(" "));
        }
    }
}
