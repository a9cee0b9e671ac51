package io.jenkins.plugins.k6notify.cli.receiver.request;

import java.time.Instant;

/**
 * A request with the receiver's analysis of it. Immutable.
 *
 * @param number number of the request, from 1, in the order in which bodies were complete
 * @param time time at which the body was complete
 * @param request request as received
 * @param kind kind of message, which determines the answer
 * @param event {@code test.started} or another event name of the sender; empty if absent, as in Slack messages
 * @param delivery id shared by all attempts of a delivery: the id header of the contract or, if absent, a digest of
 *     path and body
 * @param attempt number of the attempt, from 1
 * @param signature result of the signature check
 * @param answer answer, recorded before it is sent
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
