package io.jenkins.plugins.k6notify.measure;

import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Controllers in production mode, each in its own process, without the checks of the test harness. */
final class Controllers {

    private static final int TIMEOUT_SECONDS = 3600;

    private Controllers() {}

    static RealJenkinsExtension measured() {
        return new RealJenkinsExtension()
                .withTimeout(TIMEOUT_SECONDS)
                // The last option only stops the test harness from printing all threads every two minutes.
                .javaOptions("-Xms1g", "-Xmx1g", "-da", "-Dhudson.Main.development=false", "-Xdebug");
    }
}
