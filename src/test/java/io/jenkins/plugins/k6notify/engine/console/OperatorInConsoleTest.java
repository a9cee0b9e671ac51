package io.jenkins.plugins.k6notify.engine.console;

import static io.jenkins.plugins.k6notify.engine.console.Consoles.BANNER;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.DONE;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.LOGO;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.PASSED_RUN;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.RUNNING;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the k6 operator adds to a console. */
class OperatorInConsoleTest {

    private static final String HEADER = "NAME       STAGE   AGE   TESTRUNID\n";
    private static final String ERROR = "checkout   error   5s\n";

    private static ObservedRuns play(String console) {
        return ObservedRuns.play(console, Ending.exit(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADER + ERROR,
                "NAME       STAGE   AGE\ncheckout           0s\ncheckout   initialization   0s\n" + ERROR + ERROR,
                HEADER + "checkout   error            1m5s   123456\n",
                "[2026-11-29T23:30:14.472Z] " + HEADER + "[2026-11-29T23:30:19.472Z] " + ERROR,
                "10:00:01  " + HEADER + "10:00:02  " + ERROR,
                "testrun.k6.io/checkout created\n" + HEADER + ERROR
            })
    void errorStageIsFailureOfSystem(String console) {
        ObservedRuns runs = play(console);

        assertThat(runs).hasToString("- 6/1");
        assertThat(runs.only().outcome().reason())
                .isEqualTo("The k6 operator could not start the TestRun checkout: its stage is error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ERROR,
                HEADER,
                HEADER + "checkout   stopped   5s\ncheckout   finished   6s\n",
                HEADER + "checkout   error   message\n",
                HEADER + "checkout  error  5s\n",
                HEADER + "checkout   error   5s   1   2\n",
                HEADER + "the checkout   error   5s\n",
                HEADER + "checkout   errors   5s\n",
                "NAME   READY   STATUS   AGE\n" + ERROR,
                HEADER + "[pod/checkout-1-x7k2p/app] " + ERROR,
                "the " + HEADER + ERROR
            })
    void otherTablesAreNoEvidence(String console) {
        assertThat(play(console)).hasToString("none");
    }

    @Test
    void tableOfScriptIsNoEvidence() {
        assertThat(play(LOGO + BANNER + HEADER + ERROR + RUNNING + ERROR + DONE))
                .hasToString("S 3/0");
    }

    @Test
    void stagesOfTestRunDoNotAffectItsRunners() {
        String pod = PASSED_RUN.replaceAll("(?m)^", "[pod/checkout-1-x7k2p/k6] ");

        assertThat(play(HEADER + "checkout   created   5s\n" + pod + "checkout   stopped   9s\n"))
                .hasToString("S 3/0");
    }

    @Test
    void interruptionTakesPrecedence() {
        assertThat(ObservedRuns.play(HEADER + ERROR, new Ending(null, Interruption.TIMEOUT, K6Summary.EMPTY)))
                .hasToString("- 4/1");
    }

    @Test
    void podsOfOperatorItselfAreNoRuns() {
        String inspect = error("Error: bad\\n\\tat file:///test/a.js:1:1(3)\\n", " hint=\"script exception\"");
        String initializer = "[pod/checkout-initializer-x7k2p/k6] ";
        String starter = "[pod/checkout-starter-4xw8z/k6-curl] ";
        String json = initializer + "{\n" + initializer + "  \"maxVUs\": 4\n" + initializer + "}\n";
        String started = starter + "{\"data\":{\"type\":\"status\",\"id\":\"default\"}}\n" + starter
                + "{\"http_code\":200,\"time_total\":0.002,\"errormsg\":\"\"}\n";

        assertThat(play(initializer + inspect)).hasToString("none");
        assertThat(play(json + started)).hasToString("none");
        assertThat(play(json + started + PASSED_RUN.replaceAll("(?m)^", "[pod/checkout-1-x7k2p/k6] ")))
                .hasToString("S 3/0");
    }

    /** Its name alone makes a pod no helper of the operator. */
    @Test
    void runInPodNamedLikeInitializerIsReported() {
        String pod = "[pod/checkout-initializer-x7k2p/k6] ";
        String failed =
                LOGO + BANNER + RUNNING + error("thresholds on metrics 'http_req_duration' have been crossed", "");

        assertThat(play(failed.replaceAll("(?m)^", pod))).hasToString("S 3/1");
    }
}
