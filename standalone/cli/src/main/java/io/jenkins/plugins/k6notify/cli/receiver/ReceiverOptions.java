package io.jenkins.plugins.k6notify.cli.receiver;

import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How a receiver behaves. Begin with {@link #DEFAULTS} and change what matters.
 *
 * @param port on the loopback address; 0 for any free one
 * @param answers what the first requests are answered
 * @param secrets to check signatures with: any one that fits is enough; none if signatures are not to be checked
 * @param slowness how long an answer scripted as {@code slow} takes
 * @param heartbeat how often the page is told that the receiver is still there
 * @param clock for the time of requests and the age of signatures
 */
public record ReceiverOptions(
        int port, AnswerScript answers, List<Signature> secrets, Duration slowness, Duration heartbeat, Clock clock) {

    /** Any free port, 200 to everything, no secret, the clock of the system. */
    public static final ReceiverOptions DEFAULTS = new ReceiverOptions(
            0, AnswerScript.ALWAYS_OK, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(10), Clock.systemUTC());

    public ReceiverOptions {
        secrets = List.copyOf(secrets);
    }

    public ReceiverOptions withPort(int port) {
        return new ReceiverOptions(port, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withAnswers(AnswerScript answers) {
        return new ReceiverOptions(port, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withSecrets(List<Signature> secrets) {
        return new ReceiverOptions(port, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withSlowness(Duration slowness) {
        return new ReceiverOptions(port, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withHeartbeat(Duration heartbeat) {
        return new ReceiverOptions(port, answers, secrets, slowness, heartbeat, clock);
    }

    public ReceiverOptions withClock(Clock clock) {
        return new ReceiverOptions(port, answers, secrets, slowness, heartbeat, clock);
    }
}
