package io.jenkins.plugins.k6notify.engine.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The text of a code, with places for arguments, in English and in the languages that it is translated to. All texts are in
 * {@code Codes.properties}, which the command line and Jenkins share.
 *
 * @param key in that file, such as {@code Reason.URL_EMPTY}
 */
public record MessageTemplate(String key) {

    private static final String BUNDLE = MessageTemplate.class.getPackageName() + ".Codes";

    /** English for every language without a translation, whatever the language of the machine. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** How many arguments the text has. */
    public int arguments() {
        return format(Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    /**
     * The text with its arguments, which are put in as they are.
     *
     * @param arguments as many as there are places
     */
    public String with(Locale locale, List<String> arguments) {
        return format(locale).format(arguments.toArray());
    }

    private MessageFormat format(Locale locale) {
        return new MessageFormat(
                ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key), locale);
    }
}
