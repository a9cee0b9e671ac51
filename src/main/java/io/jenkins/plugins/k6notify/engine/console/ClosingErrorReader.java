package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.run.ClosingError;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.ClosingError.Kind;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the errors that k6 ends with, by their words in grafana/k6 v0.42 to v2.2. */
final class ClosingErrorReader {

    /** With one of these begins every error that {@link #readBare} knows. */
    static final List<String> SIGNS = List.of(
            "thresholds on metrics '",
            "some thresholds have failed",
            "Thresholds have been crossed",
            "The test has failed",
            "test run was marked as failed",
            "test run was aborted because",
            "test run stopped from REST API",
            "test aborted",
            "Aborting k6 in response to signal",
            "setup() execution timed out",
            "teardown() execution timed out",
            "handleSummary() execution timed out");

    private static final int MAX_MESSAGE = 500;

    private static final Pattern STACK_TRACE = Pattern.compile("\\s*\\n\\s*at .*", Pattern.DOTALL);
    private static final Pattern POSITION = Pattern.compile(" at (?:\\w{1,80} )?\\(?file:///\\S{1,1000}$");
    /** What k6 puts before the error of a script that does not load. */
    private static final Pattern LOADING =
            Pattern.compile("^could not initialize '[^']{0,500}': (?:could not load JS test '[^']{0,1000}': )?");

    private static final Pattern THRESHOLDS = Pattern.compile(
            "thresholds on metrics '(.{0,2000})' (were|have been) (?:crossed|breached)(; at least one has abortOnFail enabled.{0,100})?");
    private static final Pattern TEST_ABORTED = Pattern.compile("test aborted(?:: .*| by .*| at .*)?");
    private static final Pattern HOOK_TIMEOUT =
            Pattern.compile("(?:setup|teardown|handleSummary)\\(\\) execution timed out after .{1,60}");
    private static final Pattern SIGNAL = Pattern.compile(
            "test run was aborted because k6 received a '.{1,40}' signal|Aborting k6 in response to signal.{0,80}");

    /** Errors that k6 has only before a run; other programs hardly say the same. */
    private static final List<Pattern> NOT_STARTED = List.of(
            Pattern.compile("There were problems with the specified script configuration.*"),
            Pattern.compile("The moduleSpecifier \".*"),
            Pattern.compile("could not (?:initialize|load JS test) '.*"),
            Pattern.compile("failed parsing threshold expression.*"),
            Pattern.compile("unknown (?:shorthand )?flag: .*"),
            Pattern.compile("invalid argument \".*\" for \"-.*"),
            Pattern.compile("accepts \\d+ arg\\(s\\), received .*"),
            Pattern.compile("(?:failed to load the configuration file|couldn't parse the configuration) .*"),
            Pattern.compile("envconfig\\.Process: .*"),
            Pattern.compile("invalid output type '.*"),
            Pattern.compile("invalid summary mode.*"),
            Pattern.compile("unknown executor type.*"),
            Pattern.compile("(?:Not logged in|Running cloud tests requires auth settings).*"));

    /** @return empty for an entry that is no error, or not k6's own */
    Optional<ClosingError> read(LogEntry entry) {
        if (!entry.isError() || !entry.isOwn()) {
            return Optional.empty();
        }
        String whole = inOneLine(
                entry.field("error").isEmpty() ? entry.message() : entry.message() + ": " + entry.field("error"));
        String message = LOADING.matcher(whole).replaceFirst("");
        if (entry.field("hint").equals("script exception")) {
            return Optional.of(new ClosingError(Kind.SCRIPT_EXCEPTION, message, null, Certainty.CERTAIN));
        }
        return Optional.of(known(message, Certainty.CERTAIN)
                .orElseGet(() -> new ClosingError(kindOfOther(whole), message, null, Certainty.CERTAIN)));
    }

    /** Of a line that is nothing but the message, as {@code --log-format=raw} prints it. */
    Optional<ClosingError> readBare(String line) {
        return line.length() > MAX_MESSAGE ? Optional.empty() : known(line, Certainty.BARE);
    }

    private static Kind kindOfOther(String message) {
        return NOT_STARTED.stream().anyMatch(known -> known.matcher(message).matches()) ? Kind.NOT_STARTED : Kind.OTHER;
    }

    private static Optional<ClosingError> known(String message, Certainty certainty) {
        Matcher thresholds = THRESHOLDS.matcher(message);
        if (thresholds.matches()) {
            Kind kind = thresholds.group(3) == null ? Kind.THRESHOLDS_CROSSED : Kind.THRESHOLDS_ABORTED;
            return Optional.of(new ClosingError(kind, message, thresholds.group(1), certainty));
        }
        return Optional.ofNullable(kind(message)).map(kind -> new ClosingError(kind, message, null, certainty));
    }

    private static Kind kind(String message) {
        return switch (message) {
            case "some thresholds have failed" -> Kind.THRESHOLDS_FAILED;
            case "Thresholds have been crossed" -> Kind.CLOUD_THRESHOLDS;
            case "The test has failed" -> Kind.CLOUD_FAILED;
            case "test run was marked as failed" -> Kind.MARKED_AS_FAILED;
            case "test run stopped from REST API" -> Kind.STOPPED;
            default -> {
                if (HOOK_TIMEOUT.matcher(message).matches()) {
                    yield Kind.HOOK_TIMEOUT;
                }
                boolean stopped = SIGNAL.matcher(message).matches()
                        || TEST_ABORTED.matcher(message).matches();
                yield stopped ? Kind.STOPPED : null;
            }
        };
    }

    /** Without stack trace and line breaks, for humans. */
    private static String inOneLine(String message) {
        String withoutTrace =
                STACK_TRACE.matcher(Excerpt.of(message, 4 * MAX_MESSAGE)).replaceFirst("");
        String line = Excerpt.line(withoutTrace, 2 * MAX_MESSAGE);
        return Excerpt.of(POSITION.matcher(line).replaceFirst(""), MAX_MESSAGE);
    }
}
