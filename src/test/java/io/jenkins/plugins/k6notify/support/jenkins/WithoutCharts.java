package io.jenkins.plugins.k6notify.support.jenkins;

import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins without the plugin ECharts API. */
public final class WithoutCharts {

    private WithoutCharts() {}

    /** Leaves out the plugins that depend on it too. */
    public static RealJenkinsExtension controller() {
        return new RealJenkinsExtension()
                .withTimeout(300)
                .omitPlugins("echarts-api", "junit", "matrix-project", "build-timeout", "naginator");
    }
}
