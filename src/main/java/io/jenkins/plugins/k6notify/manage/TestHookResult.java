package io.jenkins.plugins.k6notify.manage;

import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.time.Instant;

/**
 * That a channel was tried out, and what came of it.
 *
 * @param endpoint of the channel as it was then
 * @param at when it was over
 */
record TestHookResult(Endpoint endpoint, Instant at, TestHook.Result result) {}
