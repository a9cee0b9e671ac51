package io.jenkins.plugins.k6notify.engine.run;

/** What the exit codes of k6 and of the shell around it mean (grafana/k6 {@code errext/exitcodes/codes.go}). */
final class ExitCode {

    private ExitCode() {}

    /** @param errorLogged whether k6 logged an error: 255 is its code for those without one of their own */
    static K6Status status(int exitCode, boolean errorLogged) {
        return switch (exitCode) {
            case 99, 110 -> K6Status.FINISHED;
            case 100, 101, 102 -> K6Status.ABORTED_BY_LIMIT;
            case 103, 105, 108 -> K6Status.ABORTED_BY_USER;
            case 104, 107 -> K6Status.ABORTED_BY_SCRIPT_ERROR;
            case 255 -> errorLogged ? K6Status.ABORTED_BY_SCRIPT_ERROR : K6Status.ABORTED_BY_SYSTEM;
            default -> K6Status.ABORTED_BY_SYSTEM;
        };
    }

    /** Whether no other program is likely to end with it. 100 is missing: so do apt-get and yum. */
    static boolean isOfK6Alone(int exitCode) {
        return exitCode >= 97 && exitCode <= 110 && exitCode != 100;
    }

    /** Whether k6 itself, the system that killed it or the shell that called it gives this code. */
    static boolean isOfK6OrItsShell(int exitCode) {
        boolean ofOthers = exitCode >= 1 && exitCode <= 96 || exitCode >= 111 && exitCode <= 123 || exitCode == 125;
        return !ofOthers;
    }

    /** For a run of which the exit code is all that is known. */
    static String reason(int exitCode) {
        String meaning =
                switch (exitCode) {
                    case 97 -> "The test failed in k6 Cloud";
                    case 98 -> "k6 could not follow the test in k6 Cloud";
                    case 100 -> "setup() timed out";
                    case 101 -> "teardown() timed out";
                    case 102 -> "k6 timed out";
                    case 103 -> "The test was stopped over k6's REST API";
                    case 104 -> "k6 refused the configuration of the test";
                    case 105 -> "k6 was stopped by a signal";
                    case 106 -> "k6 could not start its REST API";
                    case 107 -> "The script threw an exception";
                    case 108 -> "The script aborted the test";
                    case 109 -> "k6 crashed";
                    case 110 -> "The script marked the test as failed";
                    case 124 -> "Stopped by the timeout command";
                    case 126 -> "k6 could not be executed";
                    case 127 -> "k6 was not found";
                    case 129 -> "k6 was ended by SIGHUP";
                    case 137 -> "k6 was killed";
                    case 139 -> "k6 crashed with a segmentation fault";
                    case 143 -> "k6 was ended by SIGTERM";
                    default -> "The command failed";
                };
        return meaning + " (exit code " + exitCode + ")";
    }
}
