package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.Project;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.DocumentedPipeline;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Tests that each Jenkinsfile of the documentation runs, from a repository, and sends the events that the page
 * describes.
 */
@InJenkins
@WithJenkins
class JenkinsfilesOfDocsTest {

    private static final String COMMANDS = "src/test/resources/io/jenkins/plugins/k6notify/support/jenkins/commands";

    private static final String DOCKER_IS_MISSING = "Invalid agent type \"docker\" specified.";

    private final List<DocumentedPipeline> documented = DocumentedPipeline.all();

    @TempDir
    private Path folder;

    @Test
    void documentedPipelinesSendExpectedEvents(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver);
            configure(r, receiver);
            for (DocumentedPipeline one : documented) {
                pipelines.defined(one.name(), new CpsScmFlowDefinition(new Repository(one.files()), "Jenkinsfile"));
            }
            pipelines.run();

            Map<String, Result> results = new LinkedHashMap<>();
            Map<String, Result> wanted = new LinkedHashMap<>();
            for (DocumentedPipeline one : documented) {
                results.put(one.name(), pipelines.result(one.name()));
                wanted.put(one.name(), one.result());
            }
            pipelines.assertEvents(documented.stream()
                    .collect(Collectors.toMap(DocumentedPipeline::name, DocumentedPipeline::events)));
            assertThat(results).isEqualTo(wanted);
            for (DocumentedPipeline one : documented) {
                // All other lines of the plugin are problems.
                assertThat(pipelines.log(one.name()).replace("[k6-notify] Quality gate", ""))
                        .as(one.toString())
                        .doesNotContain("[k6-notify]");
                assertThat(Events.deliveries(pipelines.build(one.name())))
                        .as(one.toString())
                        .extracting(DeliveryRecord::state)
                        .allMatch(Delivery.State.DELIVERED::equals);
                one.runId()
                        .ifPresent(id -> assertThat(pipelines.bodies(one.name()))
                                .extracting(
                                        body -> body.path("load_test_run_id").longValue())
                                .containsOnly(id));
            }
            assertDescribed(receiver);
        }
    }

    /** Asserts that the published schema accepts what a real Jenkins sends. */
    private static void assertDescribed(Receiver receiver) throws Exception {
        List<String> errors = new ArrayList<>();
        for (Receiver.Received received : receiver.all()) {
            JsonNode body = Perf.body(received);
            // Messages to Slack have blocks.
            if (!body.has("blocks")) {
                errors.addAll(WebhookSchema.closed().errors(body));
            }
        }
        assertThat(errors).isEmpty();
    }

    private void configure(JenkinsRule r, Receiver receiver) throws Exception {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        settings.setChannels(documented.stream()
                .flatMap(DocumentedPipeline::channels)
                .distinct()
                .<Channel>map(name -> Perf.webhook(name, "perf-url"))
                .toList());
        settings.setAllowedHosts("127.0.0.1");
        for (String id : (Iterable<String>)
                documented.stream().flatMap(DocumentedPipeline::credentials).distinct()::iterator) {
            Credentials.global(id, receiver.url("/of-a-job/SECRETPATH"));
        }
        r.jenkins.setLabelString(documented.stream()
                .flatMap(DocumentedPipeline::labels)
                .distinct()
                .collect(Collectors.joining(" ")));
        r.jenkins
                .getGlobalNodeProperties()
                .add(new EnvironmentVariablesNodeProperty(
                        new EnvironmentVariablesNodeProperty.Entry(
                                "PATH+COMMANDS", commands().toString()),
                        new EnvironmentVariablesNodeProperty.Entry(
                                "K6_RECORDINGS",
                                Project.file("src/test/resources/k6").toString())));
    }

    /** Commands that the pipelines call and that are not installed; a checkout may not make them executable. */
    private Path commands() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String command : List.of("k6", "docker", "kubectl")) {
            Path copy = Files.copy(Project.file(COMMANDS).resolve(command), bin.resolve(command));
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin;
    }

    /**
     * Checks the pipelines as they are shown. The plugin for Docker agents is missing here; the rest of that pipeline
     * is checked.
     */
    @Test
    void declarativePipelinesPassLinter(JenkinsRule r) {
        for (DocumentedPipeline one : documented) {
            if (one.shown().startsWith("pipeline {")) {
                assertThat(linted(one.shown())).as(one.toString()).isEqualTo(one.isAdapted() ? DOCKER_IS_MISSING : "");
            }
        }
        assertThat(linted(
                        "pipeline { agent any\n stages { stage('a') { steps { k6Notify(chanels: ['perf']) {} } } } }"))
                .contains("chanels");
    }

    private static String linted(String pipeline) {
        try {
            Converter.scriptToPipelineDef(pipeline);
            return "";
        } catch (MultipleCompilationErrorsException e) {
            List<String> words = new ArrayList<>();
            for (Object error : e.getErrorCollector().getErrors()) {
                words.add(((SyntaxErrorMessage) error).getCause().getOriginalMessage());
            }
            return String.join("\n", words).replaceAll(" Must be one of.*", "");
        }
    }

    @Test
    void findsPipelinesOfEachKind() {
        assertThat(documented).hasSizeGreaterThan(20);
        assertThat(documented).anyMatch(one -> one.shown().startsWith("pipeline {"));
        assertThat(documented).anyMatch(one -> one.shown().startsWith("node"));
        assertThat(documented).anyMatch(one -> one.shown().startsWith("k6Notify("));
    }
}
