package io.jenkins.plugins.k6notify.engine.console;

import static io.jenkins.plugins.k6notify.engine.console.Consoles.BANNER;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CROSSED;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.CROSSED_SUMMARY;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.DONE;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.FAILED_RUN;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.LOGO;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.PASSED_RUN;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.RUNNING;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.SETUP_FAILED;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.SUMMARY;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.banner;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.behind;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.error;
import static io.jenkins.plugins.k6notify.engine.console.Consoles.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Consoles of tools that put a prefix before each line. */
class PrefixedConsolesTest {

    private static final String INIT_FAILED =
            error("Error: bad\\n\\tat file:///ci/b.js:1:1(3)\\n", " hint=\"script exception\" source=stacktrace");

    /** Prefixes of tools; {@code %d} and {@code %s} stand for one and two digits that differ in each line. */
    static Stream<String> prefixes() {
        return Stream.of(
                "@acme/perf:test: ",
                "packages/perf test: ",
                "[pod/checkout-load-test-with-quite-a-long-name-1-7c9d8b6f5-xk2lp-initializer/k6-runner-container] ",
                "     [exec] ",
                "default k6-pod-1 k6 › ",
                "2026-11-29T23:30:%s.123456+00:00 ecs/k6/0123456789abcdef ",
                "Nov 29 23:30:%s ",
                "2026-11-29T23:30:%s.250305Z 00O ",
                "test\tRun k6\t2026-11-29T23:31:%s.1915683Z ",
                "k6-1  | ",
                "k6_1    | ",
                "[0] ",
                "[k6] ",
                "[checkout] ",
                "[2026-11-23T07:30:%s.472Z] ",
                "[2026-11-23T07:30:%s.472Z] [checkout] k6-1  | 07:30:%s ",
                "07:30:%s ",
                "00:00:%s.123 ",
                "0.0000%s ",
                "17644590%s.123456 ",
                "2026/11/29 10:00:%s ",
                "2026-11-29 10:00:%s,123 ",
                "2026-11-29T23:30:%s.25Z stdout F ",
                "host1: ",
                "> ",
                "│ ",
                "#12 1.2%d ");
    }

    private static String prefixed(String prefix, String console) {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (String line : console.lines().toList()) {
            String before = prefix;
            while (before.contains("%s")) {
                before = before.replaceFirst("%s", String.valueOf(10 + random.nextInt(50)));
            }
            lines.add(before.replace("%d", String.valueOf(random.nextInt(10))) + line);
        }
        return String.join("\n", lines) + "\n";
    }

    private static ObservedRuns play(String console) {
        return ObservedRuns.play(console, Ending.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void learnsPrefixesOfTools(String prefix) {
        String others = "npm ci\nServer listening on 8080\n";
        assertThat(play(prefixed(prefix, others + PASSED_RUN + others))).hasToString("S 3/0");
        assertThat(play(prefixed(prefix, others + FAILED_RUN + others))).hasToString("S 3/1");
        assertThat(play(prefixed(prefix, CROSSED_SUMMARY + CROSSED))).hasToString("- 3/1");
        assertThat(play(prefixed(prefix, INIT_FAILED))).hasToString("- 7/1");
        assertThat(play(prefixed(
                        prefix,
                        LOGO + BANNER + SUMMARY + "Run       [ 100% ] setup()\ndefault   [   0% ]\n" + SETUP_FAILED)))
                .hasToString("S 7/1");
        assertThat(play(prefixed(prefix, LOGO + BANNER + RUNNING))).hasToString("S 6/1");
        assertThat(play(prefixed(prefix, PASSED_RUN + FAILED_RUN))).hasToString("S 3/0 S 3/1");
        K6Run run = play(prefixed(prefix, FAILED_RUN)).only();
        assertThat(run.banner().script()).isEqualTo("a.js");
        assertThat(run.summary().metrics()).containsEntry("iterations.count", 20.0);
        assertThat(run.outcome().reason()).isEqualTo("Thresholds crossed: http_req_duration p(95)<500 (612 ms)");
    }

    @Test
    void learnsAnyWordAsPrefix() {
        Random random = new Random(11);
        String characters =
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 []()<>{}@#$%&*-_=+:;,./\\|→é✔";
        for (int i = 0; i < 500; i++) {
            StringBuilder prefix = new StringBuilder("x");
            random.ints(1 + random.nextInt(120), 0, characters.length())
                    .forEach(c -> prefix.append(characters.charAt(c)));
            assertThat(play(behind(prefix + ": ", FAILED_RUN)))
                    .as(prefix.toString())
                    .hasToString("S 3/1");
            assertThat(play(behind(prefix + ": ", INIT_FAILED)))
                    .as(prefix.toString())
                    .hasToString("- 7/1");
        }
    }

    private static String mixed(String first, String second) {
        List<String> ones = first.lines().toList();
        List<String> others = second.lines().toList();
        StringBuilder mixed = new StringBuilder();
        IntStream.range(0, Math.max(ones.size(), others.size())).forEach(i -> {
            mixed.append(i < ones.size() ? ones.get(i) + "\n" : "");
            mixed.append(i < others.size() ? others.get(i) + "\n" : "");
        });
        return mixed.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k6-1  | ;k6-2  | ", "[0] ;[1] ", "[pod/k6-a/k6] ;[pod/k6-b/k6] ", "10.0.0.1 ;10.0.0.2 "})
    void eachPrefixIsSeparateRun(String prefixes) {
        String first = prefixes.split(";")[0];
        String second = prefixes.split(";")[1];
        ObservedRuns runs = play(mixed(behind(first, FAILED_RUN), behind(second, PASSED_RUN.replace("a.js", "b.js"))));
        assertThat(runs.finished()).hasSize(2);
        assertThat(runs.finished())
                .filteredOn(run -> "a.js".equals(run.banner().script()))
                .allMatch(run -> run.outcome().result().code() == 1);
        assertThat(runs.finished())
                .filteredOn(run -> "b.js".equals(run.banner().script()))
                .allMatch(run -> run.outcome().result().code() == 0);
        assertThat(runs.started()).extracting(K6Run::ordinal).containsExactly(1, 2);
        assertThat(play(mixed(behind(first, LOGO + BANNER + RUNNING), behind(second, PASSED_RUN)))
                        .finished())
                .extracting(run -> run.outcome().status().code())
                .containsExactlyInAnyOrder(6, 3);
        assertThat(play(behind(first, PASSED_RUN) + behind(second, INIT_FAILED)).finished())
                .extracting(run -> run.outcome().status().code())
                .containsExactlyInAnyOrder(3, 7);
    }

    @Test
    void interruptionEndsAllOpenRuns() {
        String under = LOGO + BANNER + RUNNING;
        Ending interrupted = new Ending(null, Interruption.USER, K6Summary.EMPTY);
        ObservedRuns runs = ObservedRuns.play(mixed(behind("[0] ", under), behind("[1] ", PASSED_RUN)), interrupted);
        assertThat(runs.finished())
                .extracting(run -> run.outcome().status().code())
                .containsExactlyInAnyOrder(5, 3);
    }

    /** Without prefixes, lines cannot be assigned to runs. */
    @Test
    void concurrentRunsWithoutPrefixAreSeparate() {
        String begin = LOGO + LOGO + banner("b.js") + banner("a.js");
        String running = running("01.0", 1) + running("01.0", 1) + running("02.0", 1) + running("02.0", 1);
        assertThat(play(begin + running + SUMMARY + DONE + CROSSED_SUMMARY + DONE + CROSSED))
                .hasToString("S S 3/0 3/1");
        assertThat(play(begin + running + CROSSED_SUMMARY + DONE + CROSSED + SUMMARY + DONE))
                .hasToString("S S 3/1 3/0");
        assertThat(play(begin + running + SUMMARY + DONE + SUMMARY + DONE)).hasToString("S S 3/0 3/0");
        ObservedRuns one = play(begin + running + SUMMARY + DONE);
        assertThat(one.finished())
                .extracting(run -> run.outcome().status().code())
                .containsExactlyInAnyOrder(3, 6);
    }

    @Test
    void summary_ofConcurrentRuns_belongsToRunWithLatestProgress() {
        String begin = LOGO + LOGO + banner("b.js") + banner("a.js");
        ObservedRuns runs = play(begin + running("01.0", 1) + running("01.0", 1) + SUMMARY);
        assertThat(runs.finished())
                .filteredOn(run -> !run.summary().metrics().isEmpty())
                .extracting(run -> run.banner().script())
                .containsExactly("b.js");
    }

    @Test
    void summary_afterBannerWithoutProgress_belongsToItsRun() {
        String killed = LOGO + banner("a.js") + running("05.0", 1);
        ObservedRuns runs = play(killed + LOGO + banner("b.js") + SUMMARY + SETUP_FAILED);
        assertThat(runs.finished())
                .filteredOn(run -> !run.summary().metrics().isEmpty())
                .extracting(run -> run.banner().script())
                .containsExactly("b.js");
    }

    @Test
    void summaries_ofConcurrentRuns_areReadToTheirEnd() {
        String begin = LOGO + LOGO + banner("b.js") + banner("a.js") + running("01.0", 1) + running("01.0", 1);
        ObservedRuns runs = play(begin + SUMMARY + CROSSED_SUMMARY);
        assertThat(runs.finished())
                .allMatch(run -> run.summary().metrics().containsKey("data_received.count"))
                .extracting(run -> run.summary().crossed().size())
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void scenarios_ofConcurrentRuns_belongToRunWithLatestProgress() {
        String begin = LOGO + LOGO + banner("b.js") + banner("a.js") + running("01.0", 1) + running("01.0", 1);
        assertThat(play(begin + SUMMARY + SUMMARY + DONE + DONE)).hasToString("S S 3/0 3/0");
    }

    @Test
    void laterBannerDoesNotAbortRunningRun() {
        String second = LOGO + banner("b.js");
        String both = LOGO
                + banner("a.js")
                + running("01.0", 1)
                + running("02.0", 1)
                + second
                + running("03.0", 1)
                + running("01.0", 1)
                + running("04.0", 1)
                + running("02.0", 1);
        assertThat(play(both + SUMMARY + DONE + SUMMARY + DONE).finished())
                .extracting(run -> run.outcome().status().code())
                .containsExactly(3, 3);
    }

    @Test
    void killedRunEndsWhenNextRunIsRunning() {
        assertThat(play(LOGO + BANNER + running("05.0", 1) + "Killed\n" + PASSED_RUN))
                .hasToString("S 6/1 S 3/0");
    }

    @Test
    void readsErrorWhenOnlyOneStreamHasPrefix() {
        assertThat(play(behind("[perf] ", LOGO + BANNER + RUNNING + SUMMARY + DONE) + CROSSED))
                .hasToString("S 3/1");
        assertThat(play(LOGO + BANNER + RUNNING + SUMMARY + DONE + behind("[perf:err] ", CROSSED)))
                .hasToString("S 3/1");
        assertThat(play("done: 17 metrics" + CROSSED + LOGO)).hasToString("- 3/1");
        assertThat(play(LOGO + BANNER + RUNNING + DONE + "done: 17 metrics" + CROSSED))
                .hasToString("S 3/1");
        assertThat(play(LOGO + BANNER + RUNNING + DONE + "{\"metrics\":{\"a\":1}}" + CROSSED))
                .hasToString("S 3/1");
        assertThat(play(behind("[a] ", LOGO + BANNER + RUNNING + DONE + "done: 17 metrics" + CROSSED)))
                .hasToString("S 3/1");
    }

    /** Lines of k6, each of which would change the outcome if it were read as one of k6. */
    static Stream<String> anchors() {
        return Stream.of(
                "     execution: local",
                "         /\\      Grafana   /‾‾/  ",
                "running (59m59.0s), 0/2 VUs, 1 complete and 0 interrupted iterations",
                "default ✗ [   1% ] 2 VUs",
                "Init      [  50% ] 2/4 VUs initialized",
                "Run       [ 100% ] setup()",
                "  █ THRESHOLDS ",
                "  █ TOTAL RESULTS ",
                "    ✗ http_reqs......: 1 1/s",
                "    iterations.......: 1 1/s",
                "time=\"t\" level=error msg=\"thresholds on metrics 'x' have been crossed\"",
                "{\"level\":\"error\",\"msg\":\"thresholds on metrics 'x' have been crossed\"}",
                "ERRO[0001] thresholds on metrics 'x' have been crossed",
                "thresholds on metrics 'x' have been crossed",
                "panic: runtime error",
                "k6: not found",
                "+ k6 inspect a.js",
                "k6-1 exited with code 99",
                "     test status: Aborted (by system)");
    }

    @ParameterizedTest
    @MethodSource("anchors")
    void anchorsInMessagesOpenNoStream(String anchor) {
        String quoted = anchor.replace("\\", "\\\\").replace("\"", "\\\"");
        List<String> entries = List.of(
                "time=\"2026-11-23T07:30:15Z\" level=info msg=\"" + quoted + "\" source=console\n",
                "time=\"2026-11-23T07:30:15Z\" level=error msg=\"" + quoted + "\" source=console\n",
                "{\"level\":\"info\",\"msg\":\"" + quoted + "\",\"source\":\"console\",\"time\":\"x\"}\n",
                "INFO[0001] " + anchor + "                        source=console\n",
                "ERRO[0001] " + anchor + "                        source=console\n");
        for (String entry : entries) {
            for (String prefix : List.of("", "@acme/perf:test: ", "[2026-11-23T07:30:15Z] ")) {
                String console = LOGO + BANNER + RUNNING + entry.repeat(3) + SUMMARY + entry + DONE + entry;
                assertThat(play(behind(prefix, console))).as(prefix + entry).hasToString("S 3/0");
                assertThat(play(behind(prefix, entry))).as(prefix + entry).hasToString("none");
            }
        }
    }

    @Test
    void foreignLogsOpenNoStream() {
        String log = error("cannot connect to the database", "") + "{\"level\":\"error\",\"msg\":\"denied\"}\n";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append(behind("request-" + i + " ", log + "    tests......: 12 3.1/s\n"));
        }
        assertThat(play(many.toString())).hasToString("none");
        assertThat(play(many + behind("perf: ", FAILED_RUN))).hasToString("S 3/1");
    }
}
