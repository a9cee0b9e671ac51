package io.jenkins.plugins.k6notify.support.jenkins;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipelines that run at the same time in the Groovy sandbox, and the events that each of them sent. */
public final class Pipelines {

    private static final int AT_ONCE = 6;

    private final JenkinsRule rule;
    private final Receiver receiver;
    private final Map<String, WorkflowJob> jobs = new LinkedHashMap<>();
    private final Map<String, WorkflowRun> builds = new LinkedHashMap<>();
    private Map<String, List<JsonNode>> bodies = Map.of();

    public Pipelines(JenkinsRule rule, Receiver receiver) throws Exception {
        this.rule = rule;
        this.receiver = receiver;
        rule.jenkins.setNumExecutors(AT_ONCE);
        Perf.channel(receiver);
    }

    /** A script on the built-in node within {@code k6Notify}. */
    public Pipelines watched(String name, String steps) throws Exception {
        return scripted(name, "node { k6Notify(channels: ['perf']) { " + steps + " } }");
    }

    public Pipelines scripted(String name, String script) throws Exception {
        return defined(name, new CpsFlowDefinition(script, true));
    }

    public Pipelines defined(String name, FlowDefinition definition) throws Exception {
        WorkflowJob job = rule.createProject(WorkflowJob.class, name);
        job.setDefinition(definition);
        jobs.put(name, job);
        return this;
    }

    /** Runs all pipelines to their end, and waits for their events. */
    public Pipelines run() throws Exception {
        Map<String, QueueTaskFuture<WorkflowRun>> running = new LinkedHashMap<>();
        for (Map.Entry<String, WorkflowJob> job : jobs.entrySet()) {
            running.put(job.getKey(), job.getValue().scheduleBuild2(0));
        }
        for (Map.Entry<String, QueueTaskFuture<WorkflowRun>> build : running.entrySet()) {
            builds.put(build.getKey(), build.getValue().get());
            Perf.awaitDeliveries(builds.get(build.getKey()));
        }
        bodies = Perf.byJob(receiver.all());
        return this;
    }

    /** Starts a pipeline, and waits for its first event. */
    public WorkflowRun begin(String name) throws Exception {
        WorkflowRun build = job(name).scheduleBuild2(0).waitForStart();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Perf.byJob(receiver.all()))
                        .as(JenkinsRule.getLog(build))
                        .containsKey(name));
        return build;
    }

    /** Waits for the end of a started pipeline, and for its events. */
    public Pipelines end(String name, WorkflowRun build) throws Exception {
        rule.waitForCompletion(build);
        builds.put(name, build);
        Perf.awaitDeliveries(build);
        bodies = Perf.byJob(receiver.all());
        return this;
    }

    public WorkflowJob job(String name) {
        return requireNonNull(jobs.get(name), name);
    }

    public WorkflowRun build(String name) {
        return requireNonNull(builds.get(name), name);
    }

    public Result result(String name) {
        return build(name).getResult();
    }

    public String log(String name) throws Exception {
        return JenkinsRule.getLog(build(name));
    }

    /** The bodies of all events, in the order of arrival. */
    public List<JsonNode> bodies(String name) {
        return bodies.getOrDefault(name, List.of());
    }

    /** The bodies of finished events. */
    public List<JsonNode> finished(String name) {
        return bodies(name).stream()
                .filter(body -> body.path("event").asText().equals("test.finished"))
                .toList();
    }

    /** The events in the notation of {@link Perf#events}, each run separately, ordered by number. */
    public String events(String name) {
        Map<Long, List<JsonNode>> runs = new TreeMap<>();
        for (JsonNode body : bodies(name)) {
            runs.computeIfAbsent(body.path("load_test_run_id").longValue(), id -> new ArrayList<>())
                    .add(body);
        }
        return runs.isEmpty()
                ? "none"
                : String.join(", ", runs.values().stream().map(Perf::events).toList());
    }

    /** Compares the events of each pipeline with the expected ones; a failure shows the logs of those that differ. */
    public void assertEvents(Map<String, String> wanted) throws Exception {
        Map<String, String> seen = new LinkedHashMap<>();
        StringBuilder logs = new StringBuilder();
        for (String name : builds.keySet()) {
            seen.put(name, events(name));
            if (!events(name).equals(wanted.get(name))) {
                logs.append("---- ").append(name).append('\n').append(log(name));
            }
        }
        assertThat(seen).as(logs.toString()).isEqualTo(wanted);
    }

    /**
     * Returns the answer of the snippet generator: a step, or the error in its place.
     *
     * @param fields further fields of the form, in JSON
     */
    public static String snippet(JenkinsRule r, Class<?> step, String fields) throws Exception {
        String json = "{\"stapler-class\": \"" + step.getName() + "\", \"$class\": \"" + step.getName()
                + "\", \"channels\": [\"\", \"perf\"], \"exitCode\": 0, " + fields + "}";
        try (JenkinsRule.WebClient browser = r.createWebClient()) {
            WebRequest request =
                    new WebRequest(browser.createCrumbedUrl("pipeline-syntax/generateSnippet"), HttpMethod.POST);
            request.setRequestBody("json=" + URLEncoder.encode(json, StandardCharsets.UTF_8));
            return browser.loadWebResponse(request).getContentAsString();
        }
    }
}
