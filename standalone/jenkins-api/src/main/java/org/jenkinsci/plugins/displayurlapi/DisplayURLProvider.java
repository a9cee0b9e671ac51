package org.jenkinsci.plugins.displayurlapi;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.standin.StandIn;

public abstract class DisplayURLProvider implements ExtensionPoint {
    public DisplayURLProvider() {}

    public static DisplayURLProvider get() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public abstract String getRunURL(Run<?, ?> run);
}
