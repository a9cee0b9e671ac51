package io.jenkins.plugins.k6notify.manage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Result of the last test of each channel since the start of Jenkins. A channel whose endpoint has changed counts as
 * untested. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class TestHookResults {

    private final Clock clock;
    private final Map<Endpoint, TestHookResult> last = new ConcurrentHashMap<>();

    /** Constructor for Jenkins. */
    public TestHookResults() {
        this(Clock.systemUTC());
    }

    TestHookResults(Clock clock) {
        this.clock = clock;
    }

    static TestHookResults get() {
        return ExtensionList.lookupSingleton(TestHookResults.class);
    }

    /** Tests the channel and waits for the response; requires the permission of {@link Channel#test}. */
    TestHookResult test(Channel channel) throws InterruptedException {
        return note(channel.endpoint(), channel.test());
    }

    TestHookResult note(Endpoint endpoint, TestHook.Result result) {
        TestHookResult test = new TestHookResult(endpoint, clock.instant(), result);
        last.put(endpoint, test);
        return test;
    }

    Optional<TestHookResult> of(Channel channel) {
        return Optional.ofNullable(last.get(channel.endpoint()));
    }
}
