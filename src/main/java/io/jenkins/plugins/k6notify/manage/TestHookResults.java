package io.jenkins.plugins.k6notify.manage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.time.Clock;
import java.time.Instant;
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
    private final Map<Endpoint, LastTest> last = new ConcurrentHashMap<>();

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
    void test(Channel channel) throws InterruptedException {
        put(channel.endpoint(), channel.test());
    }

    void put(Endpoint endpoint, TestHook.Result result) {
        last.put(endpoint, new LastTest(clock.instant(), result));
    }

    Optional<LastTest> of(Channel channel) {
        return Optional.ofNullable(last.get(channel.endpoint()));
    }

    /**
     * The last test of a channel.
     *
     * @param at end time
     */
    @Restricted(NoExternalUse.class)
    public record LastTest(Instant at, TestHook.Result result) {

        public Timestamp time() {
            return new Timestamp(at);
        }

        /** The result in the language of the current user; untrusted text: views must escape it. */
        String text() {
            if (result.accepted()) {
                return Messages.TestHookResults_Accepted(result.text());
            }
            return result.delivered()
                    ? Messages.TestHookResults_Delivered(result.text())
                    : Messages.TestHookResults_NotDelivered(result.text());
        }

        /** @param channel name of the channel */
        Notice notice(String channel) {
            String text = channel + ": " + text();
            if (!result.delivered()) {
                return new Notice("danger", text);
            }
            return result.warning()
                    .map(warning -> new Notice("warning", text + "; " + warning))
                    .orElseGet(() -> new Notice("success", text));
        }
    }
}
