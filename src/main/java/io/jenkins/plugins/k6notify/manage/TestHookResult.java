package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.time.Instant;

/**
 * Result of a channel test.
 *
 * @param endpoint endpoint of the channel at the time of the test
 * @param at end time
 */
record TestHookResult(Endpoint endpoint, Instant at, TestHook.Result result) {}
