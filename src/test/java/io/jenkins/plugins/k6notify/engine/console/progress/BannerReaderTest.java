package io.jenkins.plugins.k6notify.engine.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BannerReaderTest {

    private final BannerReader reader = new BannerReader();

    @Test
    void readsLinesInEitherOrder() {
        Banner expected = new Banner(Execution.LOCAL, "a.js", null, null);
        assertThat(read("     execution: local", "        script: a.js", "        output: -"))
                .isEqualTo(expected);
        // k6 v0.26.
        assertThat(read("  execution: local", "     output: -", "     script: a.js"))
                .isEqualTo(expected);
    }

    @Test
    void skipsLimitedNumberOfOtherLines() {
        String other = " web dashboard: http://127.0.0.1:5665";
        assertThat(read("execution: local", other, other, "script: a.js", other, other, "output: -"))
                .isNotNull();
        assertThat(read("execution: local", other, other, other, "script: a.js", other, other, "output: -"))
                .isNull();
    }

    @Test
    void newBannerReplacesIncompleteBanner() {
        assertThat(read("execution: local", "script: a.js", "execution: cloud", "output: -"))
                .isNull();
        assertThat(read("execution: local", "output: -", "execution: cloud", "script: b.js"))
                .isNull();
    }

    @Test
    void eachBannerIsReadOnce() {
        assertThat(read("execution: local", "script: a.js", "output: -")).isNotNull();
        assertThat(read("script: b.js", "output: -")).isNull();
    }

    @Test
    void readsUrlAndIdOfCloudRun() {
        assertThat(read("execution: cloud", "script: a.js", "output: https://app.k6.io/runs/123"))
                .isEqualTo(new Banner(Execution.CLOUD, "a.js", "https://app.k6.io/runs/123", 123L));
        assertThat(read(
                                "execution: local",
                                "script: a.js",
                                "output: json (out.json), cloud (https://x.grafana.net/a/k6-app/runs/7)")
                        .url())
                .isEqualTo("https://x.grafana.net/a/k6-app/runs/7");
        assertThat(read("execution: local", "script: a.js", "output: cloud (https://x.grafana.net/a/k6-app/runs/7)"))
                .isEqualTo(new Banner(Execution.LOCAL, "a.js", "https://x.grafana.net/a/k6-app/runs/7", 7L));
        assertThat(read("execution: local", "script: a.js", "output: influxdb (http://db:8086)")
                        .url())
                .isNull();
        assertThat(read("execution: cloud", "script: a.js", "output: a/k6-app/tests/456"))
                .isEqualTo(new Banner(Execution.CLOUD, "a.js", null, null));
    }

    private Banner read(String... lines) {
        return Arrays.stream(lines)
                .map(reader::read)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
