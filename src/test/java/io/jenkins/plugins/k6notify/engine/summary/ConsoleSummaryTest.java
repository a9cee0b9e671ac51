package io.jenkins.plugins.k6notify.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {

    private final ConsoleSummary summary = new ConsoleSummary();

    @Test
    void readsCurrentSections() {
        accept(
                "  █ THRESHOLDS ",
                "",
                "    http_req_duration",
                "    ✗ 'p(95)<500' p(95)=612.3ms",
                "    ✓ 'max<2000' max=1.2s",
                "",
                "      {expected_response:true}",
                "      ✓ 'avg<900' avg=31ms",
                "",
                "    http_req_failed",
                "    ✓ 'rate<0.01' rate=0.00%",
                "",
                "  █ TOTAL RESULTS ",
                "",
                "    checks_total.......: 12      3.8/s",
                "    checks_succeeded...: 91.66%  11 out of 12",
                "    checks_failed......: 8.33%   1 out of 12",
                "",
                "    ✗ status is 200",
                "      ↳  91% — ✓ 11 / ✗ 1",
                "",
                "    HTTP",
                "    http_req_duration..............: avg=31ms  min=30ms  med=31ms  max=1.2s  p(90)=32ms  p(95)=612.3ms",
                "      { expected_response:true }...: avg=30ms  min=30ms  med=31ms  max=32ms  p(90)=32ms  p(95)=33ms",
                "    http_req_failed................: 0.00%  0 out of 12",
                "    http_reqs......................: 12     3.8/s",
                "    vus............................: 2      min=1       max=3",
                "    data_received..................: 3.5 kB 1.1 kB/s",
                "  █ GROUP: checkout",
                "    http_reqs......................: 5     1.1/s");

        K6Summary read = summary.toSummary();
        assertThat(read.thresholds())
                .containsExactly(
                        new Threshold("http_req_duration", "p(95)<500", false, "612.3ms"),
                        new Threshold("http_req_duration", "max<2000", true, "1.2s"),
                        new Threshold("http_req_duration{expected_response:true}", "avg<900", true, "31ms"),
                        new Threshold("http_req_failed", "rate<0.01", true, "0.00%"));
        assertThat(read.checks()).isEqualTo(new Checks(11, 1));
        assertThat(read.metrics())
                .containsEntry("http_req_duration.max", 1200.0)
                .containsEntry("http_req_duration{expected_response:true}.avg", 30.0)
                .containsEntry("http_reqs.count", 12.0)
                .containsEntry("http_req_failed.rate", 0.0)
                .containsEntry("http_req_failed.fails", 12.0)
                .containsEntry("vus.min", 1.0)
                .containsEntry("data_received.count", 3500.0)
                .containsEntry("data_received.rate", 1100.0);
    }

    @Test
    void readsFlatListOfOldVersions() {
        accept(
                "     ✓ status is 200",
                "   ✓ checks.........................: 91.66% ✓ 11      ✗ 1  ",
                "   ✗ http_req_duration..............: avg=31.22ms  min=30.53ms  med=31.01ms  max=33.45ms  p(90)=32.1ms   p(95)=32.94ms ",
                "       { expected_response:true }...: avg=31.22ms  min=30.53ms  med=31.01ms  max=33.45ms  p(90)=32.1ms   p(95)=32.94ms ",
                "     http_req_failed................: 0.00%   ✓ 0       ✗ 20 ",
                "     iterations.....................: 20      6.02072/s");

        K6Summary read = summary.toSummary();
        assertThat(read.thresholds())
                .containsExactly(
                        new Threshold("checks", null, true, null),
                        new Threshold("http_req_duration", null, false, null));
        assertThat(read.checks()).isEqualTo(new Checks(11, 1));
        assertThat(read.metrics())
                .containsEntry("http_req_failed.passes", 0.0)
                .containsEntry("iterations.rate", 6.02072);
    }

    @Test
    void ignoresOtherLines() {
        assertThat(accept(
                        "checking for gcc... yes",
                        "Downloading...: done",
                        "running (01.0s), 2/2 VUs",
                        "   █ front page"))
                .isZero();
        assertThat(summary.isPresent()).isFalse();
    }

    /** A build tool may print lines like metrics; only metrics of k6 show that k6 has ended. */
    @Test
    void unknownMetricIsNoSummary() {
        accept("progress...: 12 3.5/s");
        assertThat(summary.isPresent()).isFalse();
        accept("    iterations.....................: 20      6.02072/s");
        assertThat(summary.isPresent()).isTrue();
    }

    /** Any program can print such a title. */
    @Test
    void thresholdsEndAfterManyOtherLines() {
        accept("  █ THRESHOLDS ", "vus");
        for (int i = 0; i < 2; i++) {
            for (int other = 0; other < 19; other++) {
                accept("npm ci");
            }
            assertThat(summary.isInThresholds()).isTrue();
            accept("✗ 'value<1' value=2");
        }
        assertThat(summary.toSummary().thresholds()).hasSize(2);
        for (int other = 0; other < 21; other++) {
            accept("npm ci");
        }
        assertThat(summary.isInThresholds()).isFalse();
        accept("✗ 'value<1' value=2");
        assertThat(summary.toSummary().thresholds()).hasSize(2);
    }

    @Test
    void thresholdsEndWithNextSection() {
        accept("  █ THRESHOLDS ", "vus", "✗ 'value<1' value=2", "█ TOTAL RESULTS", "✗ 'value<1' value=2");
        assertThat(summary.toSummary().thresholds()).hasSize(1);
        assertThat(summary.isInThresholds()).isFalse();
    }

    private int accept(String... lines) {
        int accepted = 0;
        for (String line : lines) {
            accepted += summary.accept(line) == ConsoleSummary.Kind.OWN ? 1 : 0;
        }
        return accepted;
    }
}
