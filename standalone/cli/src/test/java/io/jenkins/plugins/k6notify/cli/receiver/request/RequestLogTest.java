package io.jenkins.plugins.k6notify.cli.receiver.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final RequestLog log = new RequestLog();

    @Test
    void keepsTheLastThousandRequests() {
        LongStream.rangeClosed(1, 1_003).forEach(number -> log.add(request(number, "")));

        assertThat(log.requests()).hasSize(1_000);
        assertThat(log.requests().get(0).number()).isEqualTo(4);
    }

    @Test
    void limitsTotalLengthOfBodies() {
        String body = "x".repeat(HookRequest.MAX_BODY_BYTES);
        LongStream.rangeClosed(1, 40).forEach(number -> log.add(request(number, body)));

        assertThat(log.requests()).hasSize(RequestLog.MAX_BODY_CHARACTERS / HookRequest.MAX_BODY_BYTES);
    }

    @Test
    void returnsRequestsAfterPosition() throws Exception {
        log.add(request(1, ""));
        RequestLog.Batch first = log.awaitAfter(Position.START, AT_ONCE);
        log.add(request(2, ""));

        RequestLog.Batch second = log.awaitAfter(new Position(first.generation(), 1), AT_ONCE);
        RequestLog.Batch third = log.awaitAfter(new Position(first.generation(), 2), AT_ONCE);

        assertThat(first.requests()).extracting(ReceivedRequest::number).containsExactly(1L);
        assertThat(second.requests()).extracting(ReceivedRequest::number).containsExactly(2L);
        assertThat(third.requests()).isEmpty();
    }

    @Test
    void clearBeginsNewGeneration() throws Exception {
        log.add(request(1, ""));
        String before = log.awaitAfter(Position.START, AT_ONCE).generation();

        log.clear();
        RequestLog.Batch after = log.awaitAfter(new Position(before, 1), AT_ONCE);

        assertThat(after.generation()).isNotEqualTo(before);
        assertThat(after.requests()).isEmpty();
        assertThat(log.awaitRequests(1, AT_ONCE))
                .as("counts those that were cleared")
                .isTrue();
    }

    @Test
    void doesNotWaitWhenClosed() throws Exception {
        log.close();

        assertThat(log.awaitRequests(1, Duration.ofDays(1))).isFalse();
        String generation = log.awaitAfter(Position.START, AT_ONCE).generation();
        assertThat(log.awaitAfter(new Position(generation, 0), Duration.ofDays(1))
                        .requests())
                .isEmpty();
    }

    private static ReceivedRequest request(long number, String body) {
        HookRequest request = new HookRequest("127.0.0.1:1", "POST", "/webhook", List.of(), body, false);
        return new ReceivedRequest(
                number, Instant.EPOCH, request, HookKind.WEBHOOK, "", "", 1, SignatureState.NONE, Answer.OK);
    }
}
