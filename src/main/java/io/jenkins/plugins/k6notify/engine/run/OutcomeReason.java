package io.jenkins.plugins.k6notify.engine.run;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.util.List;
import java.util.Objects;

/**
 * Why a run did not pass, where that is not said in k6's own words: what it is and what it names, so that it can be shown in
 * any language.
 *
 * @param arguments what it names: an exit code, thresholds; from outside, so a page has to escape it
 */
public record OutcomeReason(Kind kind, List<String> arguments) {

    /**
     * What it can be. A new one needs its words wherever reasons are shown in other languages than English. The names are
     * kept on disk, so one that was released keeps its name and its arguments.
     */
    public enum Kind {
        // What k6 and the shell around it mean by an exit code.
        CLOUD_TEST_FAILED("The test failed in k6 Cloud (exit code {0})"),
        CLOUD_NOT_FOLLOWED("k6 could not follow the test in k6 Cloud (exit code {0})"),
        SETUP_TIMED_OUT("setup() timed out (exit code {0})"),
        TEARDOWN_TIMED_OUT("teardown() timed out (exit code {0})"),
        K6_TIMED_OUT("k6 timed out (exit code {0})"),
        STOPPED_OVER_REST("The test was stopped over k6's REST API (exit code {0})"),
        CONFIGURATION_REFUSED("k6 refused the configuration of the test (exit code {0})"),
        STOPPED_BY_SIGNAL("k6 was stopped by a signal (exit code {0})"),
        REST_NOT_STARTED("k6 could not start its REST API (exit code {0})"),
        SCRIPT_EXCEPTION("The script threw an exception (exit code {0})"),
        SCRIPT_ABORTED("The script aborted the test (exit code {0})"),
        K6_CRASHED("k6 crashed (exit code {0})"),
        MARKED_AS_FAILED("The script marked the test as failed (exit code {0})"),
        TIMEOUT_COMMAND("Stopped by the timeout command (exit code {0})"),
        K6_NOT_EXECUTABLE("k6 could not be executed (exit code {0})"),
        K6_NOT_FOUND("k6 was not found (exit code {0})"),
        SIGINT("k6 was ended by SIGINT (exit code {0})"),
        SIGHUP("k6 was ended by SIGHUP (exit code {0})"),
        K6_KILLED("k6 was killed (exit code {0})"),
        SEGMENTATION_FAULT("k6 crashed with a segmentation fault (exit code {0})"),
        SIGTERM("k6 was ended by SIGTERM (exit code {0})"),
        COMMAND_FAILED("The command failed (exit code {0})"),

        // What Jenkins did.
        USER("Aborted by a user"),
        TIMEOUT("Stopped by a timeout"),
        SYSTEM("Interrupted by the system"),
        BUILD_ENDED("The build ended, and no end of the test was seen"),
        CONTROLLER_STOPPED("Jenkins stopped while the test ran"),

        // Thresholds, by name as far as they are known.
        CROSSED("Thresholds crossed"),
        CROSSED_NAMED("Thresholds crossed: {0}"),
        CROSSED_AND_MORE("Thresholds crossed: {0} and {1} more"),
        ABORTED("Aborted by threshold"),
        ABORTED_NAMED("Aborted by threshold: {0}"),
        ABORTED_AND_MORE("Aborted by threshold: {0} and {1} more"),

        // What else is to be seen of the end.
        CLOUD_SAYS("k6 Cloud says: {0}"),
        CRASHED("k6 crashed: {0}"),
        NOT_INSTALLED("k6 is not installed on {0}"),
        CUT_SHORT("The run was cut short, k6 did not say why"),
        OUTPUT_STOPPED("The output of k6 stopped before its end"),
        NO_RUN_SEEN("No k6 run was seen"),
        REPORTED("Reported by the pipeline");

        private final MessageTemplate phrase;

        Kind(String pattern) {
            this.phrase = new MessageTemplate(pattern);
        }

        /** How many arguments there are. */
        public int arguments() {
            return phrase.arguments();
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
        return kind.phrase.with(arguments);
    }
}
