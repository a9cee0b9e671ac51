package io.jenkins.plugins.k6notify.gate;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyRunStep;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyStep;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that forms with an invalid gate or number are refused with words, not with an error page that has none. */
@InJenkins
@WithJenkins
class InvalidGateFormTest {

    private static final String METRIC = "qualityGates: gate 1 is not valid: metric \"p95\" is not known; use p(95)";
    private static final String LIMIT =
            "qualityGates: gate 2 is not valid: the limit \"8oo\" is not a number; write it";
    private static final String INSTANCES = "instances: 0 is less than 1.";

    @Test
    void snippetGeneratorShowsWhatIsWrong(JenkinsRule r) throws Exception {
        for (Class<?> step : List.of(K6NotifyStep.class, K6NotifyRunStep.class)) {
            assertThat(Pipelines.snippet(r, step, "\"qualityGates\": {\"metric\": \"p95\", \"limit\": \"800\"}"))
                    .contains(METRIC)
                    .doesNotContain("\tat ", "Caused");
            assertThat(Pipelines.snippet(
                            r,
                            step,
                            "\"qualityGates\": [{\"condition\": \"aborted\"},"
                                    + " {\"metric\": \"p(95)\", \"limit\": \"8oo\", \"change\": \"+20%\"}]"))
                    .contains(LIMIT);
            assertThat(Pipelines.snippet(r, step, "\"qualityGates\": {\"metric\": \"p(95)\", \"limit\": \" 800 \"}"))
                    .contains("qualityGates: [[", "limit: 800.0", "metric: 'p(95)'");
        }
        assertThat(Pipelines.snippet(r, K6NotifyStep.class, "\"instances\": \"0\""))
                .contains(INSTANCES);
    }

    @Test
    void jobIsNotSavedAndPageSaysWhatIsWrong(JenkinsRule r) throws Exception {
        K6QualityGate gate = new K6QualityGate();
        gate.setMetric("p(95)");
        gate.setLimit(800.0);
        FreeStyleProject project = r.createFreeStyleProject();
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setQualityGates(List.of(gate));
        project.getPublishersList().add(publisher);
        assertThat(saved(r, project, "_.metric", "p95")).contains("metric \"p95\" is not known");
        assertThat(saved(r, project, "_.limit", "8oo")).contains("the limit \"8oo\" is not a number");
        assertThat(saved(r, project, "_.instances", "0")).contains(INSTANCES);
        K6NotifyPublisher unchanged = project.getPublishersList().get(K6NotifyPublisher.class);
        assertThat(unchanged.getQualityGates())
                .extracting(K6QualityGate::getMetric)
                .containsExactly("p(95)");
        assertThat(unchanged.getInstances()).isNull();
    }

    /** Returns the page that answers the form of a job with one other value. */
    private static String saved(JenkinsRule r, FreeStyleProject project, String field, String value) throws Exception {
        try (JenkinsRule.WebClient browser = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = browser.getPage(project, "configure").getFormByName("config");
            List<HtmlInput> inputs = form.getInputsByName(field);
            HtmlInput input = inputs.get(inputs.size() - 1);
            if (field.equals("_.limit")) {
                assertThat(input.getValue()).isEqualTo("800");
            }
            input.setValue(value);
            return r.submit(form).getWebResponse().getContentAsString();
        }
    }
}
