package com.cloudbees.hudson.plugins.folder;

import hudson.model.Descriptor;
import io.jenkins.plugins.k6notify.standin.StandIn;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class AbstractFolderPropertyDescriptor extends Descriptor<AbstractFolderProperty<?>> {
    public AbstractFolderPropertyDescriptor() {}

    @Override
    public AbstractFolderProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        return StandIn.needsJenkins();
    }
}
