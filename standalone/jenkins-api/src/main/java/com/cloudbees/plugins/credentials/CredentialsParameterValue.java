package com.cloudbees.plugins.credentials;

import hudson.model.ParameterValue;
import org.kohsuke.stapler.DataBoundConstructor;

public class CredentialsParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public CredentialsParameterValue(String name, String value, String description) {
        super(name, description);
    }
}
