package io.jenkins.plugins.k6notify.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;
import net.sf.json.JSONObject;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Checks the number of instances of a distributed run, as a job sets it. */
@Restricted(NoExternalUse.class)
public final class InstanceCount {

    /** Any number that an {@link Integer} can be. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");

    private InstanceCount() {}

    /**
     * Returns the number as given.
     *
     * @throws IllegalArgumentException for a number below 1; the message is for users
     */
    @CheckForNull
    public static Integer checked(@CheckForNull Integer given) {
        if (given != null && given < 1) {
            throw new IllegalArgumentException(Messages.InstanceCount_TooSmall(given.toString()));
        }
        return given;
    }

    /**
     * Validates the number in a submitted form. Call this before the form is bound: Jenkins shows an exception of a setter as
     * an error page without its message.
     *
     * @param form the JSON of a step or publisher
     * @throws IllegalArgumentException as {@link #checked}
     */
    public static void checkForm(JSONObject form) {
        String given = form.optString("instances").trim();
        if (WHOLE_NUMBER.matcher(given).matches()) {
            checked(Integer.valueOf(given));
        }
    }
}
