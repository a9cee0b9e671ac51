package io.jenkins.plugins.k6notify.benchmarks.receiver;

import java.util.concurrent.TimeUnit;

/** Fault of a simulated receiver. */
public enum FaultMode {
    NONE,
    /** Answers 200 after two seconds. */
    SLOW,
    /** Never answers. */
    SILENT,
    /** Closes each connection immediately, every other second. */
    FLAPPING,
    /** Closes each connection after the request. */
    CLOSES_EARLY,
    /** Answers 429 without {@code Retry-After}. */
    TOO_MANY_REQUESTS,
    /** Answers 429 with {@code Retry-After: 1}. */
    RETRY_AFTER,
    /** Answers 500. */
    ERROR,
    /** Answers in another protocol. */
    GARBAGE,
    /** Has an untrusted certificate. */
    UNTRUSTED;

    private static final int SLOW_SECONDS = 2;

    boolean isDown() {
        return this == FLAPPING && TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()) % 2 == 0;
    }

    /** Returns the answer, after the delay of this fault mode. */
    String answer() throws InterruptedException {
        return switch (this) {
            case SLOW -> {
                TimeUnit.SECONDS.sleep(SLOW_SECONDS);
                yield head("200 OK", "");
            }
            case SILENT -> {
                TimeUnit.DAYS.sleep(1);
                yield "";
            }
            case TOO_MANY_REQUESTS -> head("429 Too Many Requests", "");
            case RETRY_AFTER -> head("429 Too Many Requests", "Retry-After: 1\r\n");
            case ERROR -> head("500 Internal Server Error", "");
            case GARBAGE -> "SSH-2.0-OpenSSH_9.6\r\n\u0000\u0001\u0002";
            case CLOSES_EARLY -> "";
            case NONE, FLAPPING, UNTRUSTED -> head("200 OK", "");
        };
    }

    /** Whether an answer accepts the message. */
    static boolean isAccepted(String answer) {
        return answer.startsWith("HTTP/1.1 200");
    }

    /** Whether the connection can be used for another request. */
    boolean keepsConnections() {
        return this != CLOSES_EARLY && this != GARBAGE;
    }

    private static String head(String status, String headers) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\n\r\n";
    }
}
