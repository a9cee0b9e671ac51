package io.jenkins.plugins.k6notify.manage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Period of time before now, limited by the age of the log. */
enum Period {
    HOUR(Duration.ofHours(1)),
    SIX_HOURS(Duration.ofHours(6)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    /** The parameter of the page address. */
    static final String PARAMETER = "since";

    private final Duration length;

    Period(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Parses the period; defaults to one day for an unknown word. */
    static Period read(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word().equals(word))
                .findFirst()
                .orElse(DAY);
    }

    String label() {
        return switch (this) {
            case HOUR -> Messages.Period_Hour();
            case SIX_HOURS -> Messages.Period_SixHours();
            case DAY -> Messages.Period_Day();
            case WEEK -> Messages.Period_Week();
            case MONTH -> Messages.Period_Month();
        };
    }
}
