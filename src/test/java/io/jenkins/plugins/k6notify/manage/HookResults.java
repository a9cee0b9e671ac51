package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.channel.TestHook.Answerer;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import java.time.Duration;
import java.util.Optional;

/** Sample results of test hooks. */
final class HookResults {

    private HookResults() {}

    static TestHook.Result arrived() {
        return result(Outcome.DELIVERED);
    }

    static TestHook.Result accepted() {
        return result(Outcome.ACCEPTED);
    }

    static TestHook.Result failed() {
        return result(Outcome.FAILED);
    }

    private static TestHook.Result result(Outcome outcome) {
        return new TestHook.Result(
                outcome, Reason.said("words"), Duration.ofMillis(12), Answerer.RECEIVER, Optional.empty());
    }
}
