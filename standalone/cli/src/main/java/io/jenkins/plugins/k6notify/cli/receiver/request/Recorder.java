package io.jenkins.plugins.k6notify.cli.receiver.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Instant;

/** Numbers and classifies requests, determines their answers, and adds them to the log. Thread safe. */
public final class Recorder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AnswerScript script;
    private final AnswerRules rules;
    private final SignatureCheck signatures;
    private final RequestLog log;
    private final Clock clock;
    private final AttemptCounter attempts = new AttemptCounter();
    private long last;

    public Recorder(AnswerScript script, AnswerRules rules, SignatureCheck signatures, RequestLog log, Clock clock) {
        this.script = script;
        this.rules = rules;
        this.signatures = signatures;
        this.log = log;
        this.clock = clock;
    }

    /** Synchronized, so that numbers, attempts and answers have the same order. */
    public synchronized ReceivedRequest record(HookRequest request) {
        Instant now = clock.instant();
        JsonNode body = parse(request.body());
        String delivery = Contract.delivery(request);
        HookKind kind = HookKind.of(request.path(), body);
        long number = ++last;
        ReceivedRequest received = new ReceivedRequest(
                number,
                now,
                request,
                kind,
                Contract.event(request, body),
                delivery,
                attempts.count(delivery),
                signatures.check(request, now),
                rules.answer(script.answerTo(number), kind, request));
        log.add(received);
        return received;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Invalid JSON is displayed as plain text.
            return MissingNode.getInstance();
        }
    }
}
