package io.jenkins.plugins.k6notify.i18n;

import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Formats numbers for the locale of the current user: 10,000 and 99.50% are 10.000 and 99,50 % in German. Pass the
 * results as texts to messages of properties files, which would format numbers for the locale of the server. Units are
 * those of k6 in every language.
 */
@Restricted(NoExternalUse.class)
public final class Numbers {

    /** A decimal number; a version such as 1.2.3 has more than one point. */
    private static final Pattern PRINTED = Pattern.compile("(-?[0-9hm]*)(?:\\.([0-9]+))?( ?[^0-9.]*)");

    private static final Pattern LONG = Pattern.compile("-?[0-9]{4,18}");

    private Numbers() {}

    /** Formats a count. */
    public static String whole(long count) {
        return NumberFormat.getIntegerInstance(locale()).format(count);
    }

    /** Formats a duration with its unit: {@code 612 ms}, {@code 1.21 s}. */
    public static String took(long millis) {
        return of(MetricKind.TIME, millis);
    }

    /** Formats a value with the unit that k6 would choose, separated by a space. */
    public static String of(MetricKind kind, double value) {
        return printed(kind.format(value));
    }

    /** Formats a rate per second, with one decimal for a number without a unit. */
    public static String perSecond(MetricKind kind, double value) {
        String number =
                kind == MetricKind.NUMBER ? printed(String.format(Locale.ROOT, "%.1f", value)) : of(kind, value);
        return number + "/s";
    }

    /** Localizes a value printed by k6 and separates its unit by a space; returns any other text unchanged. */
    public static String printed(String text) {
        Matcher matcher = PRINTED.matcher(MetricKind.spaced(text));
        if (!matcher.matches()) {
            return text;
        }
        String whole =
                LONG.matcher(matcher.group(1)).matches() ? whole(Long.parseLong(matcher.group(1))) : matcher.group(1);
        String decimals = matcher.group(2) == null
                ? ""
                : DecimalFormatSymbols.getInstance(locale()).getDecimalSeparator() + matcher.group(2);
        String unit = matcher.group(3).equals("%") ? percent() : matcher.group(3);
        return whole + decimals + unit;
    }

    /** Percent sign, preceded by a space in languages that use one. */
    private static String percent() {
        return NumberFormat.getPercentInstance(locale()) instanceof DecimalFormat format
                ? format.getPositiveSuffix()
                : "%";
    }

    private static Locale locale() {
        return LocaleProvider.getLocale();
    }
}
