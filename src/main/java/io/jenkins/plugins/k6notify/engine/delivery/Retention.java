package io.jenkins.plugins.k6notify.engine.delivery;

import java.time.Duration;

/** What is kept of the past: 30 days or 1,000 of each channel (docs/design.md §8), be it attempts or messages. */
final class Retention {

    static final int PER_CHANNEL = 1000;

    static final Duration AGE = Duration.ofDays(30);

    private Retention() {}
}
