package io.jenkins.plugins.k6notify.engine.run.outcome;

import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind;

/**
 * Maps the exit codes of k6, and of the shell that calls it, to statuses and reasons (grafana/k6 {@code
 * errext/exitcodes/codes.go}).
 */
final class ExitCode {

    static final int THRESHOLDS_CROSSED = 99;

    private ExitCode() {}

    /** @param errorLogged whether k6 logged an error: 255 is its exit code for errors without a code of their own */
    static K6Status status(int exitCode, boolean errorLogged) {
        return switch (exitCode) {
            case THRESHOLDS_CROSSED, 110 -> K6Status.FINISHED;
            case 100, 101, 102 -> K6Status.ABORTED_BY_LIMIT;
            case 103, 105, 108, 130 -> K6Status.ABORTED_BY_USER;
            case 104, 107 -> K6Status.ABORTED_BY_SCRIPT_ERROR;
            case 255 -> errorLogged ? K6Status.ABORTED_BY_SCRIPT_ERROR : K6Status.ABORTED_BY_SYSTEM;
            default -> K6Status.ABORTED_BY_SYSTEM;
        };
    }

    /**
     * Whether this exit code comes from k6 itself, from the system that killed it, or from the shell that called it.
     */
    static boolean isOfK6OrItsShell(int exitCode) {
        boolean ofOthers = exitCode >= 1 && exitCode <= 96 || exitCode >= 111 && exitCode <= 123 || exitCode == 125;
        return !ofOthers;
    }

    /** Returns the reason of a run about which only the exit code is known. */
    static OutcomeReason reason(int exitCode) {
        Kind meaning =
                switch (exitCode) {
                    case 97 -> Kind.CLOUD_TEST_FAILED;
                    case 98 -> Kind.CLOUD_NOT_FOLLOWED;
                    case 100 -> Kind.SETUP_TIMED_OUT;
                    case 101 -> Kind.TEARDOWN_TIMED_OUT;
                    case 102 -> Kind.K6_TIMED_OUT;
                    case 103 -> Kind.STOPPED_OVER_REST;
                    case 104 -> Kind.CONFIGURATION_REFUSED;
                    case 105 -> Kind.STOPPED_BY_SIGNAL;
                    case 106 -> Kind.REST_NOT_STARTED;
                    case 107 -> Kind.SCRIPT_EXCEPTION;
                    case 108 -> Kind.SCRIPT_ABORTED;
                    case 109 -> Kind.K6_CRASHED;
                    case 110 -> Kind.MARKED_AS_FAILED;
                    case 124 -> Kind.TIMEOUT_COMMAND;
                    case 126 -> Kind.K6_NOT_EXECUTABLE;
                    case 127 -> Kind.K6_NOT_FOUND;
                    case 129 -> Kind.SIGHUP;
                    case 130 -> Kind.SIGINT;
                    case 137 -> Kind.K6_KILLED;
                    case 139 -> Kind.SEGMENTATION_FAULT;
                    case 143 -> Kind.SIGTERM;
                    default -> Kind.COMMAND_FAILED;
                };
        return OutcomeReason.of(meaning, Integer.toString(exitCode));
    }
}
