package io.jenkins.plugins.k6notify.engine.delivery.mail;

import java.time.Duration;

/**
 * The time limits of an attempt.
 *
 * @param connect the limit of connecting
 * @param attempt the limit of the attempt up to the end of the e-mail
 * @param answer the limit for the last reply of the server, after the end of the e-mail. It is longer, because a server
 *     may scan the e-mail before it replies, and accept it although nobody waits any more: the next attempt would send it
 *     twice (RFC 5321, section 4.5.3.2.6, recommends ten minutes)
 */
public record MailLimits(Duration connect, Duration attempt, Duration answer) {

    /** The standard limits (docs/design.md §8). */
    public static final MailLimits STANDARD =
            new MailLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));
}
