package io.jenkins.plugins.k6notify.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;

/** Parser of organization and project ids of k6 Cloud in forms. */
final class CloudNumber {

    private CloudNumber() {}

    /** Whether the text is a valid number; an empty text counts as 0. */
    static boolean isOne(@CheckForNull String text) {
        String number = Util.fixEmptyAndTrim(text);
        try {
            return number == null || Integer.parseInt(number) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException with this message if the number is negative */
    static int require(int number, String words) {
        if (number < 0) {
            throw new IllegalArgumentException(words);
        }
        return number;
    }
}
