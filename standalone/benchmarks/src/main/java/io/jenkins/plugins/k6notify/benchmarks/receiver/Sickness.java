package io.jenkins.plugins.k6notify.benchmarks.receiver;

import java.util.concurrent.TimeUnit;

/** What may be wrong with a receiver. */
public enum Sickness {
    NONE,
    /** Takes two seconds for an answer, which then is 200. */
    SLOW,
    /** Never answers. */
    SILENT,
    /** Every other second it closes each connection at once. */
    FLAPPING,
    /** Closes each connection when the head of the request is there. */
    CLOSES_EARLY,
    /** 429 without a word on when to come again. */
    TOO_MANY_REQUESTS,
    /** 429 with {@code Retry-After: 1}. */
    RETRY_AFTER,
    /** 500. */
    ERROR,
    /** Answers in another protocol. */
    GARBAGE,
    /** Shows a certificate that nobody trusts. */
    UNTRUSTED;

    private static final int SLOW_SECONDS = 2;

    boolean isDown() {
        return this == FLAPPING && TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()) % 2 == 0;
    }

    /** What is sent back, after as much time as it takes. */
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

    /** Whether the receiver has the message then. */
    static boolean isTaken(String answer) {
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
