package io.jenkins.plugins.k6notify.engine.log;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises the errors with which k6 ends, by their texts in grafana/k6 v0.42 to v2.3. Compares the whole message,
 * regardless of its length; only the displayed text is cut.
 */
public final class FinalErrorReader {

    private static final int MAX_MESSAGE = 500;

    private static final Pattern POSITION = Pattern.compile(" at (?:\\w{1,80} )?\\(?file:///\\S{1,1000}$");

    private static final String THRESHOLDS = "thresholds on metrics '";

    /** The text that follows the names of the metrics in the error about crossed thresholds. */
    private static final List<String> CROSSED = List.of("' have been crossed", "' have been breached");

    private static final List<String> CROSSED_WITH_ABORT = List.of(
            "' were crossed; at least one has abortOnFail enabled",
            "' were breached; at least one has abortOnFail enabled");

    private static final String PANIC = "unexpected k6 panic: ";

    /** Prefixes of errors that k6 reports only before a run; other programs are unlikely to print them. */
    private static final List<String> NOT_STARTED = List.of(
            "There were problems with the specified script configuration",
            "The moduleSpecifier \"",
            "could not initialize '",
            "could not load JS test '",
            "failed parsing threshold expression",
            "unknown flag: ",
            "unknown shorthand flag: ",
            "failed to load the configuration file ",
            "couldn't parse the configuration ",
            "envconfig.Process: ",
            "invalid output type '",
            "invalid summary mode",
            "unknown executor type",
            "--once can",
            "Not logged in",
            "not logged in, please login first to the Grafana Cloud",
            "To run tests in Grafana Cloud",
            "To run tests with Grafana Cloud",
            "Running cloud tests requires auth settings",
            "(401/");

    /** Prefixes of further such errors, each with a text that follows later in the message. */
    private static final List<List<String>> NOT_STARTED_PARTS = List.of(
            List.of("invalid argument \"", "\" for \"-"),
            List.of("accepts ", " arg(s), received "),
            List.of("scenario \"", "\" not found"),
            List.of("unknown command \"", "\" for \"k6\""));

    /** @return empty for an entry that is not an error, or that is not k6's own */
    public Optional<LoggedError> read(LogEntry entry) {
        if (!entry.isError() || !entry.isOwn()) {
            return Optional.empty();
        }
        String whole = entry.field("error").isEmpty() ? entry.message() : entry.message() + ": " + entry.field("error");
        FinalError error = read(entry, whole);
        boolean afterStart = error.kind() == Kind.SCRIPT_EXCEPTION
                ? whole.contains("at setup (") || whole.contains("at teardown (") || isOfVu(entry.field("hint"))
                : error.kind().isAfterStart();
        return Optional.of(new LoggedError(error, LoggedError.scripts(whole), afterStart));
    }

    /** Whether the hint is of an exception in a VU: {@code error while initializing VU #2 (script exception)}. */
    private static boolean isOfVu(String hint) {
        return hint.startsWith("error while initializing VU ");
    }

    private static FinalError read(LogEntry entry, String whole) {
        String message = withoutLoading(withoutTrace(whole));
        String shown = inOneLine(message);
        String hint = entry.field("hint");
        if (hint.contains("script exception")) {
            return certain(Kind.SCRIPT_EXCEPTION, shown);
        }
        Kind kind = kind(message);
        String metrics = metrics(kind, message);
        if (metrics != null) {
            return new FinalError(kind, shown, metrics, Certainty.CERTAIN);
        }
        if (kind == Kind.CRASHED) {
            return certain(kind, inOneLine(firstLine(message.substring(PANIC.length()))));
        }
        // A promise returned by setup() or teardown(); those of iterations have other fields.
        if (kind == null && message.startsWith("Uncaught (in promise)")) {
            return certain(Kind.SCRIPT_EXCEPTION, shown);
        }
        return certain(kind == null ? isNotStarted(withoutTrace(whole)) ? Kind.NOT_STARTED : Kind.OTHER : kind, shown);
    }

    private static FinalError certain(Kind kind, String message) {
        return new FinalError(kind, message, null, Certainty.CERTAIN);
    }

    /** Reads a line that consists of the message only, as {@code --log-format=raw} prints it. */
    public Optional<LoggedError> readBare(CharSequence line) {
        char first = new TextScanner(line, 0).peek();
        if ("tsTAhu".indexOf(first) < 0) {
            return Optional.empty();
        }
        String message = line.toString();
        Kind kind = kind(message);
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(new LoggedError(
                new FinalError(kind, inOneLine(message), metrics(kind, message), Certainty.BARE),
                List.of(),
                kind.isAfterStart()));
    }

    private static boolean isNotStarted(String message) {
        return NOT_STARTED.stream().anyMatch(message::startsWith)
                || NOT_STARTED_PARTS.stream()
                        .anyMatch(parts -> message.startsWith(parts.get(0)) && message.contains(parts.get(1)));
    }

    @CheckForNull
    private static Kind kind(String message) {
        if (message.startsWith(THRESHOLDS)) {
            if (CROSSED.stream().anyMatch(message::endsWith)) {
                return Kind.THRESHOLDS_CROSSED;
            }
            return CROSSED_WITH_ABORT.stream().anyMatch(message::contains) ? Kind.THRESHOLDS_ABORTED : null;
        }
        return switch (message) {
            case "some thresholds have failed" -> Kind.THRESHOLDS_FAILED;
            case "Thresholds have been crossed" -> Kind.CLOUD_THRESHOLDS;
            case "The test has failed" -> Kind.CLOUD_FAILED;
            case "test run was marked as failed", "test marked as failed" -> Kind.MARKED_AS_FAILED;
            case "test run stopped from REST API" -> Kind.STOPPED;
            default -> kindByBeginning(message);
        };
    }

    @CheckForNull
    private static Kind kindByBeginning(String message) {
        if (message.startsWith("Thresholds have been crossed, details at ")) {
            return Kind.CLOUD_THRESHOLDS;
        }
        if (message.startsWith("The test has failed: ") || message.startsWith("The test has failed, details at ")) {
            return Kind.CLOUD_FAILED;
        }
        if (message.startsWith("test marked as failed: ") || message.startsWith("test run was marked as failed: ")) {
            return Kind.MARKED_AS_FAILED;
        }
        if (message.startsWith(PANIC)) {
            return Kind.CRASHED;
        }
        int hook = message.indexOf("() execution timed out after ");
        if (hook > 0 && List.of("setup", "teardown", "handleSummary").contains(message.substring(0, hook))) {
            return Kind.HOOK_TIMEOUT;
        }
        boolean stopped = message.equals("test aborted")
                || message.startsWith("test aborted: ")
                || message.startsWith("test aborted by ")
                || message.startsWith("test aborted at ")
                || message.startsWith("Aborting k6 in response to signal")
                || message.startsWith("test run was aborted because k6 received a '") && message.endsWith("' signal");
        return stopped ? Kind.STOPPED : null;
    }

    /** @return the metrics whose thresholds were crossed; null for an error of another kind */
    @CheckForNull
    private static String metrics(@CheckForNull Kind kind, String message) {
        return kind == Kind.THRESHOLDS_CROSSED || kind == Kind.THRESHOLDS_ABORTED
                ? Excerpt.line(metrics(message), MAX_MESSAGE)
                : null;
    }

    private static String metrics(String message) {
        for (List<String> ends : List.of(CROSSED, CROSSED_WITH_ABORT)) {
            for (String end : ends) {
                int index = message.lastIndexOf(end);
                if (index >= THRESHOLDS.length()) {
                    return message.substring(THRESHOLDS.length(), index);
                }
            }
        }
        return "";
    }

    /** Removes the text that k6 prints before the error of a script that fails to load. */
    private static String withoutLoading(String message) {
        String rest = without(message, "could not initialize '");
        return rest.equals(message) ? rest : without(rest, "could not load JS test '");
    }

    private static String without(String message, String quote) {
        int end = message.startsWith(quote) ? message.indexOf("': ", quote.length()) : -1;
        return end < 0 ? message : message.substring(end + "': ".length());
    }

    /** Cuts a message before the first line that begins with {@code at}. */
    private static String withoutTrace(String message) {
        for (int line = message.indexOf('\n'); line >= 0; line = message.indexOf('\n', line + 1)) {
            TextScanner scanner = new TextScanner(message, line + 1);
            scanner.skipBlanks();
            if (scanner.skip("at ")) {
                return message.substring(0, line).stripTrailing();
            }
        }
        return message.stripTrailing();
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Formats a message for people. */
    private static String inOneLine(String message) {
        String line = Excerpt.line(message, 2 * MAX_MESSAGE);
        return Excerpt.of(POSITION.matcher(line).replaceFirst(""), MAX_MESSAGE);
    }
}
