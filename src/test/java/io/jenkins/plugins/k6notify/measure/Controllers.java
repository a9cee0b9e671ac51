package io.jenkins.plugins.k6notify.measure;

import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Controllers as they are run, each in a process of its own: without what the test harness adds to find mistakes. */
final class Controllers {

    private static final int TIMEOUT_SECONDS = 3600;

    private Controllers() {}

    static RealJenkinsExtension measured() {
        return new RealJenkinsExtension()
                .withTimeout(TIMEOUT_SECONDS)
                // The last one does nothing but tell the harness not to print all threads every two minutes.
                .javaOptions("-Xms1g", "-Xmx1g", "-da", "-Dhudson.Main.development=false", "-Xdebug");
    }
}
