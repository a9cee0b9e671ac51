package io.jenkins.plugins.k6notify.support.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import io.jenkins.plugins.k6notify.docs.MarkdownPage;
import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Jenkinsfile of the documentation. A comment right before it configures the test:
 *
 * <pre>{@code <!-- test: k6 checkout.js is v2.2.0/thresholds-fail; events S 3/1; result FAILURE -->}</pre>
 *
 * <p>Without a comment, k6 passes, one run is reported, and the build succeeds.
 */
public final class DocumentedPipeline {

    /** Begins the comment of another script in Groovy. */
    public static final String OTHER = "test: not a Jenkinsfile, but ";

    private static final Pattern PLAYS = Pattern.compile("k6 (\\S+ is \\S+)");
    private static final Pattern SCRIPT = Pattern.compile("(\\S+) is a script that prints (\\S+)");
    private static final Pattern EVENTS = Pattern.compile("events ([^;]+?)( as load_test_run_id (\\d+))?");
    private static final Pattern RESULT = Pattern.compile("result ([A-Z_]+)");
    private static final Pattern REPLACED =
            Pattern.compile("agent \\{ docker \\{ \\.\\.\\. } } is replaced by (agent \\w+): .+");

    private static final Pattern DOCKER_AGENT = Pattern.compile("agent \\{\\s*docker \\{[^}]*}\\s*}");

    private final Block block;
    private final Map<String, String> files = new LinkedHashMap<>();
    private String code;
    private String events = "S 3/0";
    private Result result = Result.SUCCESS;

    @CheckForNull
    private Long runId;

    private DocumentedPipeline(Block block) {
        this.block = block;
        boolean isWhole = block.code().contains("pipeline {") || block.code().contains("node");
        code = isWhole ? block.code() : "node('load') {\n    checkout scm\n" + block.code() + "}\n";
        Stream.of("checkout.js", "search.js", "testrun.yaml").forEach(file -> files.put(file, ""));
        if (!block.comment().isEmpty()) {
            adapt(block.comment());
        }
        files.put("Jenkinsfile", code);
    }

    /** All documented pipelines. */
    public static List<DocumentedPipeline> all() {
        return MarkdownPage.blocks("groovy").stream()
                .filter(block -> !block.comment().startsWith(OTHER))
                .map(DocumentedPipeline::new)
                .toList();
    }

    private void adapt(String comment) {
        if (!comment.startsWith("test: ")) {
            throw new AssertionError(block + ": a comment before a Jenkinsfile begins with test:, not " + comment);
        }
        StringBuilder plays = new StringBuilder();
        for (String clause : comment.substring("test: ".length()).split("; ")) {
            Matcher matcher;
            if ((matcher = PLAYS.matcher(clause)).matches()) {
                plays.append(matcher.group(1)).append('\n');
            } else if ((matcher = SCRIPT.matcher(clause)).matches()) {
                files.put(matcher.group(1), "#!/bin/sh\necho " + matcher.group(2) + "\n");
            } else if ((matcher = EVENTS.matcher(clause)).matches()) {
                events = matcher.group(1);
                runId = matcher.group(3) == null ? null : Long.valueOf(matcher.group(3));
            } else if ((matcher = RESULT.matcher(clause)).matches()) {
                result = Result.fromString(matcher.group(1));
            } else if ((matcher = REPLACED.matcher(clause)).matches()) {
                String adapted = DOCKER_AGENT.matcher(code).replaceFirst(matcher.group(1));
                if (adapted.equals(code)) {
                    throw new AssertionError(block + ": has no agent { docker { } } to replace");
                }
                code = adapted;
            } else {
                throw new AssertionError(block + ": unknown clause: " + clause);
            }
        }
        files.put("plays", plays.toString());
    }

    /** A name for the job. */
    public String name() {
        return block.toString().replaceAll("[/:]", "-");
    }

    /** The Jenkinsfile as it is shown. */
    public String shown() {
        return block.code();
    }

    /** Returns whether the Jenkinsfile that runs differs from the one that is shown. */
    public boolean isAdapted() {
        return !code.contains(block.code());
    }

    /** The files of its repository: the Jenkinsfile and executable scripts. */
    public Map<String, String> files() {
        return files;
    }

    /** The expected events, in the notation of {@link Pipelines#events}. */
    public String events() {
        return events;
    }

    /** The ID of its run, if Jenkins does not assign it. */
    public Optional<Long> runId() {
        return Optional.ofNullable(runId);
    }

    public Result result() {
        return result;
    }

    /** The labels of agents that it requires. */
    public Stream<String> labels() {
        return found("(?:node\\(|label )'([^']+)'");
    }

    public Stream<String> channels() {
        return found("channels: \\['([^]]+)']").flatMap(names -> Stream.of(names.split("', *'")));
    }

    /** The IDs of the credentials that it uses. */
    public Stream<String> credentials() {
        return found("[cC]redentialsId: '([^']+)'");
    }

    private Stream<String> found(String pattern) {
        return Pattern.compile(pattern).matcher(code).results().map(match -> match.group(1));
    }

    @Override
    public String toString() {
        return block.toString();
    }
}
