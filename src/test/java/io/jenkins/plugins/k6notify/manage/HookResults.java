package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.channel.TestHook.Answerer;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import java.time.Duration;
import java.util.Optional;

/** Sample results of test hooks. */
final class HookResults {

    private HookResults() {}

    static TestHook.Result arrived() {
        return result(true);
    }

    static TestHook.Result failed() {
        return result(false);
    }

    private static TestHook.Result result(boolean delivered) {
        return new TestHook.Result(
                delivered, Reason.said("words"), Duration.ofMillis(12), Answerer.RECEIVER, Optional.empty());
    }
}
