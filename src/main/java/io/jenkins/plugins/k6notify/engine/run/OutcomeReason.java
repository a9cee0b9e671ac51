package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The reason why a run did not pass, for reasons that are not k6's own text: a kind and its arguments, which can be
 * shown in any language.
 *
 * @param arguments the values that the text names, such as an exit code or thresholds; untrusted, so pages must escape
 *     them
 * @param detail the last argument, if it is itself a reason: that of an instance; null for most
 */
public record OutcomeReason(
        Kind kind, List<String> arguments, @CheckForNull OutcomeReason detail) {

    /**
     * The kinds of reasons. The texts are in {@code Codes.properties}. The names are stored on disk, so a released kind
     * keeps its name and its arguments.
     */
    public enum Kind {
        // The meaning of an exit code of k6 or of the shell that calls it.
        CLOUD_TEST_FAILED,
        CLOUD_NOT_FOLLOWED,
        SETUP_TIMED_OUT,
        TEARDOWN_TIMED_OUT,
        K6_TIMED_OUT,
        STOPPED_OVER_REST,
        CONFIGURATION_REFUSED,
        STOPPED_BY_SIGNAL,
        REST_NOT_STARTED,
        SCRIPT_EXCEPTION,
        SCRIPT_ABORTED,
        K6_CRASHED,
        MARKED_AS_FAILED,
        TIMEOUT_COMMAND,
        K6_NOT_EXECUTABLE,
        K6_NOT_FOUND,
        SIGINT,
        SIGHUP,
        K6_KILLED,
        SEGMENTATION_FAULT,
        SIGTERM,
        COMMAND_FAILED,

        // Actions of Jenkins.
        USER,
        TIMEOUT,
        SYSTEM,
        BUILD_ENDED,
        CONTROLLER_STOPPED,

        // Thresholds, by name where the names are known.
        CROSSED,
        CROSSED_NAMED,
        CROSSED_AND_MORE,
        ABORTED,
        ABORTED_NAMED,
        ABORTED_AND_MORE,

        // Instances of a distributed run.
        INSTANCES_FAILED,
        INSTANCES_MISSING,
        INSTANCES_FAILED_AND_MISSING,

        // Other evidence of the end of a run.
        /** k6's own text, which is shown unchanged in every language. */
        K6_SAYS,
        CLOUD_SAYS,
        CRASHED,
        NOT_INSTALLED,
        CUT_SHORT,
        OUTPUT_STOPPED,
        OUTPUT_NOT_SEEN,
        NO_RUN_SEEN,
        TEST_RUN_FAILED,
        REPORTED;

        private final MessageTemplate template = new MessageTemplate("OutcomeReason." + name());

        /** Returns the number of arguments. */
        public int arguments() {
            return template.arguments();
        }
    }

    /** @throws IllegalArgumentException if the number of arguments does not match the kind */
    public OutcomeReason {
        Objects.requireNonNull(kind, "kind");
        arguments = List.copyOf(Objects.requireNonNullElse(arguments, List.of()));
        int given = arguments.size() + (detail == null ? 0 : 1);
        if (given != kind.arguments()) {
            throw new IllegalArgumentException(kind + " with " + given + " arguments");
        }
    }

    public static OutcomeReason of(Kind kind, String... arguments) {
        return of(kind, null, arguments);
    }

    public static OutcomeReason of(Kind kind, @CheckForNull OutcomeReason detail, String... arguments) {
        return new OutcomeReason(kind, List.of(arguments), detail);
    }

    /**
     * Returns the reason as one line of English, as used in notifications: {@code Thresholds crossed: http_req_duration
     * p(95)<500 (612 ms)}.
     */
    public String words() {
        return words(Locale.ENGLISH);
    }

    /** Returns the reason in another language; in English if there is no translation. */
    public String words(Locale locale) {
        Stream<String> last = Stream.ofNullable(detail).map(reason -> reason.words(locale));
        return kind.template.with(
                locale, Stream.concat(arguments.stream(), last).toList());
    }
}
