package org.kohsuke.accmod.restrictions;

import org.kohsuke.accmod.AccessRestriction;

public class Beta extends AccessRestriction {
    public Beta() {}
}
