package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Evidence.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads k6's progress: {@code running (01.0s), 2/2 VUs, ...} with a line per scenario below it, and the {@code Run [ 33%
 * ] 01.0s/33s} of a run in the cloud (grafana/k6 {@code internal/cmd/ui.go}, {@code internal/cmd/cloud_run.go}).
 */
final class Progress {

    /** With one of these begins what this class takes notice of outside of the lines below {@code running}. */
    static final List<String> SIGNS = List.of("running (", "running, ", "paused (", "paused, ", "Run  ", "Run [");

    /** A duration of fixed length (grafana/k6 {@code internal/ui/pb/helpers.go}): {@code 1.0s} to {@code 01d02h03m04.5s}. */
    private static final String DURATION =
            "(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?([0-9]{1,6}(?:\\.[0-9]{1,3})?)s";

    private static final Pattern RUNNING = Pattern.compile("(?:running|paused)(?: \\(" + DURATION
            + "\\))?, ([0-9]{1,9})/[0-9]{1,9} VUs, [0-9]{1,18} complete and [0-9]{1,18} interrupted iterations\\s*");
    private static final Pattern SCENARIO = Pattern.compile("([0-9a-zA-Z_-]{1,200}) +([✓✗•↓])? *\\[.*");
    private static final Pattern CLOUD_RUNNING = Pattern.compile("Run +\\[.{1,80}] " + DURATION + "/.*");
    private static final Pattern CLOUD = Pattern.compile("Run +\\[.{1,80}].*");

    private static final int DAYS = 1;
    private static final int HOURS = 2;
    private static final int MINUTES = 3;
    private static final int SECONDS = 4;
    private static final int VUS = 5;

    private Scenarios scenarios = Scenarios.UNDER_WAY;
    private Duration elapsed = Duration.ZERO;
    private boolean running;
    private boolean vusLeft;
    private boolean inBlock;
    private boolean unmarked;

    /** @return whether the line is k6's progress */
    boolean accept(String line) {
        Matcher local = RUNNING.matcher(line);
        if (local.matches()) {
            if (local.group(SECONDS) != null) {
                ran(local);
            }
            vusLeft = !local.group(VUS).chars().allMatch(digit -> digit == '0');
            scenarios = Scenarios.UNDER_WAY;
            inBlock = true;
            unmarked = false;
            return true;
        }
        return line.startsWith("Run") && acceptCloud(line) || acceptScenario(line);
    }

    private boolean acceptCloud(String line) {
        Matcher cloud = CLOUD_RUNNING.matcher(line);
        if (cloud.matches()) {
            ran(cloud);
            return true;
        }
        return CLOUD.matcher(line).matches();
    }

    private void ran(Matcher time) {
        running = true;
        elapsed = Duration.ofDays(number(time.group(DAYS)))
                .plusHours(number(time.group(HOURS)))
                .plusMinutes(number(time.group(MINUTES)))
                .plusMillis(Math.round(Double.parseDouble(time.group(SECONDS)) * 1000));
    }

    private boolean acceptScenario(String line) {
        if (!inBlock) {
            return false;
        }
        Matcher scenario = SCENARIO.matcher(line);
        if (!scenario.matches()) {
            inBlock = false;
            return false;
        }
        mark(scenario.group(2));
        return true;
    }

    private void mark(@CheckForNull String mark) {
        if ("✗".equals(mark)) {
            scenarios = Scenarios.CUT_SHORT;
        } else if (!"✓".equals(mark)) {
            unmarked = true;
        }
        if (scenarios != Scenarios.CUT_SHORT) {
            scenarios = unmarked || vusLeft ? Scenarios.UNDER_WAY : Scenarios.DONE;
        }
    }

    /** Whether the next line may be that of a scenario. */
    boolean isInBlock() {
        return inBlock;
    }

    /** Whether k6 has been seen to make load. */
    boolean isRunning() {
        return running;
    }

    /** Whether the last progress still had VUs at work. */
    boolean hasVusLeft() {
        return vusLeft;
    }

    /** What k6 itself says how long it has run. */
    Duration elapsed() {
        return elapsed;
    }

    Scenarios scenarios() {
        return scenarios;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
