package io.jenkins.plugins.k6notify.cli.receiver;

import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Options of a receiver. Start with {@link #DEFAULTS} and change individual values.
 *
 * @param port port on the loopback address; 0 for any free port
 * @param smtpPort port for e-mail on the loopback address; 0 for the next one that is free
 * @param answers answers to the first requests
 * @param secrets secrets for signature checks: one match is enough; empty to skip the checks
 * @param slowness delay of an answer scripted as {@code slow}
 * @param heartbeat interval of keep-alive comments to open pages
 * @param clock clock for the time of requests and the age of signatures
 */
public record ReceiverOptions(
        int port,
        int smtpPort,
        AnswerScript answers,
        List<Signature> secrets,
        Duration slowness,
        Duration heartbeat,
        Clock clock) {

    /** Any free port, 200 for all requests, no secrets, system clock. */
    public static final ReceiverOptions DEFAULTS = new ReceiverOptions(
            0, 0, AnswerScript.ALWAYS_OK, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(10), Clock.systemUTC());

    public ReceiverOptions {
        secrets = List.copyOf(secrets);
    }

    public ReceiverOptions withPort(int port) {
        return new ReceiverOptions(port, smtpPort, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withSmtpPort(int smtpPort) {
        return new ReceiverOptions(port, smtpPort, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withAnswers(AnswerScript answers) {
        return new ReceiverOptions(port, smtpPort, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withSecrets(List<Signature> secrets) {
        return new ReceiverOptions(port, smtpPort, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withSlowness(Duration slowness) {
        return new ReceiverOptions(port, smtpPort, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withHeartbeat(Duration heartbeat) {
        return new ReceiverOptions(port, smtpPort, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withClock(Clock clock) {
        return new ReceiverOptions(port, smtpPort, answers, secrets, slowness, heartbeat, clock);
    }
}
