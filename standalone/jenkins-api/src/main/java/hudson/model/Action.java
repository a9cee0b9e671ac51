package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

public interface Action extends ModelObject {
    @CheckForNull
    String getDisplayName();

    @CheckForNull
    String getUrlName();

    @CheckForNull
    String getIconFileName();
}
