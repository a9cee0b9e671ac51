package com.cloudbees.hudson.plugins.folder;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import io.jenkins.plugins.k6notify.standin.StandIn;

public abstract class AbstractFolderProperty<C extends AbstractFolder<?>>
        implements Describable<AbstractFolderProperty<?>>, ExtensionPoint {
    public AbstractFolderProperty() {}

    @Override
    public AbstractFolderPropertyDescriptor getDescriptor() {
        return StandIn.needsJenkins();
    }
}
