package io.jenkins.plugins.k6notify.manage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.endpoint.TestHook;
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
public final class HookTests {

    private final Clock clock;
    private final Map<Endpoint, HookTest> last = new ConcurrentHashMap<>();

    /** For Jenkins. */
    public HookTests() {
        this(Clock.systemUTC());
    }

    HookTests(Clock clock) {
        this.clock = clock;
    }

    static HookTests get() {
        return ExtensionList.lookupSingleton(HookTests.class);
    }

    /** Waits for the answer; for admins, as {@link Channel#test}. */
    HookTest test(Channel channel) throws InterruptedException {
        return note(channel.endpoint(), channel.test());
    }

    HookTest note(Endpoint endpoint, TestHook.Result result) {
        HookTest test = new HookTest(endpoint, clock.instant(), result);
        last.put(endpoint, test);
        return test;
    }

    Optional<HookTest> of(Channel channel) {
        return Optional.ofNullable(last.get(channel.endpoint()));
    }
}
