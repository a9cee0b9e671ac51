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
 * How the channels fared when somebody last tried them out, since Jenkins started. A channel that leads elsewhere since is
 * one that was not tried out. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class TestHookResults {

    private final Clock clock;
    private final Map<Endpoint, TestHookResult> last = new ConcurrentHashMap<>();

    /** For Jenkins. */
    public TestHookResults() {
        this(Clock.systemUTC());
    }

    TestHookResults(Clock clock) {
        this.clock = clock;
    }

    static TestHookResults get() {
        return ExtensionList.lookupSingleton(TestHookResults.class);
    }

    /** Waits for the answer; for admins, as {@link Channel#test}. */
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
