package io.jenkins.plugins.k6notify.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;

/** The numbers that k6 Cloud gives to organizations and projects, as they are typed into a form. */
final class CloudNumber {

    private CloudNumber() {}

    /** Whether the text is one; nothing stands for 0. */
    static boolean isOne(@CheckForNull String text) {
        String number = Util.fixEmptyAndTrim(text);
        try {
            return number == null || Integer.parseInt(number) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException with these words if the number is negative */
    static int require(int number, String words) {
        if (number < 0) {
            throw new IllegalArgumentException(words);
        }
        return number;
    }
}
