package io.jenkins.plugins.k6notify.engine.console;

import java.util.stream.Collectors;

/** Parts of consoles of k6 v2. */
public final class Consoles {

    public static final String LOGO = "\n         /\\      Grafana   /‾‾/  \n    /\\  /  \\     |\\  __   /  /   \n\n";
    public static final String BANNER = banner("a.js");
    public static final String RUNNING = running("01.0", 1);
    public static final String DONE = running("02.0", 0) + "default ✓ [ 100% ] 1 VUs  2s\n";
    static final String CUT_SHORT = running("01.5", 0) + "default ✗ [  75% ] 1 VUs  1.5s/2s\n";
    public static final String SUMMARY =
            summary("  █ THRESHOLDS \n\n    http_req_duration\n    ✓ 'p(95)<500' p(95)=1.1ms\n\n");
    static final String CROSSED_SUMMARY =
            summary("  █ THRESHOLDS \n\n    http_req_duration\n    ✗ 'p(95)<500' p(95)=612ms\n\n");
    static final String CROSSED = error("thresholds on metrics 'http_req_duration' have been crossed", "");
    static final String ABORTED = error(
            "thresholds on metrics 'http_req_duration' were crossed; at least one has abortOnFail enabled, stopping test prematurely",
            "");
    static final String INTERRUPTED = error("test run was aborted because k6 received a 'interrupt' signal", "");
    static final String SETUP_FAILED = error(
            "Error: boom\\n\\tat setup (file:///ci/a.js:1:1(3))\\n", " hint=\"script exception\" source=stacktrace");

    static final String PASSED_RUN = LOGO + BANNER + RUNNING + SUMMARY + DONE;
    static final String FAILED_RUN = LOGO + BANNER + RUNNING + CROSSED_SUMMARY + DONE + CROSSED;

    private Consoles() {}

    static String banner(String script) {
        return "     execution: local\n        script: " + script + "\n        output: -\n\n";
    }

    static String running(String seconds, int vus) {
        return "running (" + seconds + "s), " + vus + "/1 VUs, 3 complete and 0 interrupted iterations\n";
    }

    static String summary(String thresholds) {
        return thresholds
                + "  █ TOTAL RESULTS \n\n"
                + "    http_req_duration....: avg=31ms min=30ms med=31ms max=1.2s p(90)=32ms p(95)=33ms\n"
                + "    iterations...........: 20     9.8/s\n"
                + "    data_received........: 2.8 kB 1.4 kB/s\n\n";
    }

    /** @param message with the escapes of Go */
    static String error(String message, String fields) {
        return "time=\"2026-11-23T07:30:17Z\" level=error msg=\"" + message + "\"" + fields + "\n";
    }

    /** Returns the console with the prefix before each line. */
    static String behind(String prefix, String console) {
        return console.lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }
}
