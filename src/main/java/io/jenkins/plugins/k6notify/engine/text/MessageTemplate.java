package io.jenkins.plugins.k6notify.engine.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The text of a code, with placeholders for arguments, in English and in all languages with a translation. All texts
 * are in {@code Codes.properties}, which the command line and Jenkins share. Immutable and safe for use by several threads.
 */
public final class MessageTemplate {

    private static final String BUNDLE = MessageTemplate.class.getPackageName() + ".Codes";

    /** Selects English for every language without a translation, regardless of the locale of the machine. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String key;
    private final int arguments;

    /**
     * @param key the key in that file, such as {@code Reason.URL_EMPTY}
     * @throws java.util.MissingResourceException if the file does not have it
     */
    public MessageTemplate(String key) {
        this.key = key;
        this.arguments = format(Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    /** Returns the number of arguments of the text. */
    public int arguments() {
        return arguments;
    }

    /**
     * Returns the text with its arguments, which are inserted unchanged.
     *
     * @param given one for each placeholder
     */
    public String with(Locale locale, List<String> given) {
        return format(locale).format(given.toArray());
    }

    private MessageFormat format(Locale locale) {
        return new MessageFormat(
                ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key), locale);
    }
}
