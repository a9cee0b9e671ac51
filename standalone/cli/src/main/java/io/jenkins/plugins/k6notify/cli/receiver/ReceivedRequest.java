package io.jenkins.plugins.k6notify.cli.receiver;

import java.time.Instant;

/**
 * A request and what the receiver made of it. Immutable.
 *
 * @param number counts the requests of one receiver from 1, in the order in which their bodies were complete
 * @param time when its body was complete
 * @param request as it was sent
 * @param kind Slack message or webhook
 * @param event {@code test.started} or another name the sender gave to the event; empty if it gave none, as in Slack
 *     messages
 * @param delivery the same for every attempt to deliver one message: the id header that the contract demands or, where
 *     there is none, a digest of path and body
 * @param attempt which attempt at this delivery it is, from 1
 * @param signature what is known about its signature
 * @param answer what it gets for an answer: it is recorded before the answer is sent
 */
public record ReceivedRequest(
        long number,
        Instant time,
        HookRequest request,
        HookKind kind,
        String event,
        String delivery,
        int attempt,
        SignatureState signature,
        Answer answer) {}
