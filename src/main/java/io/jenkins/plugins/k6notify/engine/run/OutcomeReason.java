package io.jenkins.plugins.k6notify.engine.run;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Why a run did not pass, where that is not said in k6's own words: what it is and what it names, so that it can be shown in
 * any language.
 *
 * @param arguments what it names: an exit code, thresholds; from outside, so a page has to escape it
 */
public record OutcomeReason(Kind kind, List<String> arguments) {

    /**
     * What it can be. The texts are in {@code Codes.properties}. The names are kept on disk, so one that was released keeps its
     * name and its arguments.
     */
    public enum Kind {
        // What k6 and the shell around it mean by an exit code.
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

        // What Jenkins did.
        USER,
        TIMEOUT,
        SYSTEM,
        BUILD_ENDED,
        CONTROLLER_STOPPED,

        // Thresholds, by name as far as they are known.
        CROSSED,
        CROSSED_NAMED,
        CROSSED_AND_MORE,
        ABORTED,
        ABORTED_NAMED,
        ABORTED_AND_MORE,

        // What else is to be seen of the end.
        CLOUD_SAYS,
        CRASHED,
        NOT_INSTALLED,
        CUT_SHORT,
        OUTPUT_STOPPED,
        NO_RUN_SEEN,
        REPORTED;

        private final MessageTemplate template = new MessageTemplate("OutcomeReason." + name());
        private final int arguments = template.arguments();

        /** How many arguments there are. */
        public int arguments() {
            return arguments;
        }
    }

    /** @throws IllegalArgumentException if the kind has another number of arguments */
    public OutcomeReason {
        Objects.requireNonNull(kind, "kind");
        arguments = List.copyOf(Objects.requireNonNullElse(arguments, List.of()));
        if (arguments.size() != kind.arguments()) {
            throw new IllegalArgumentException(kind + " with " + arguments.size() + " arguments");
        }
    }

    public static OutcomeReason of(Kind kind, String... arguments) {
        return new OutcomeReason(kind, List.of(arguments));
    }

    /** One line of English, as it is sent: {@code Thresholds crossed: http_req_duration p(95)<500 (612 ms)}. */
    public String words() {
        return words(Locale.ENGLISH);
    }

    /** As {@link #words()}, in another language; English where there is no translation. */
    public String words(Locale locale) {
        return kind.template.with(locale, arguments);
    }
}
