package io.jenkins.plugins.k6notify.archive;

import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A file that was not kept.
 *
 * @param name path in the directory of the step, with the instance in front; untrusted
 */
@Restricted(NoExternalUse.class)
public record SkippedFile(String name, Cause cause) {

    /** Why a file was not kept. */
    public enum Cause {
        TOO_LARGE,
        TOO_MANY,
        NOT_READ,
        NOT_LISTED
    }

    public SkippedFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cause, "cause");
    }

    /** Returns the sentence for users, in the language of the thread. */
    public String words() {
        return switch (cause) {
            case TOO_LARGE -> Messages.SkippedFile_TooLarge(name, RunFileArchive.MAX_BYTES >> 20);
            case TOO_MANY -> Messages.SkippedFile_TooMany(name, RunFileArchive.MAX_FILES);
            case NOT_READ -> Messages.SkippedFile_NotRead(name);
            case NOT_LISTED -> Messages.SkippedFile_NotListed(name);
        };
    }
}
