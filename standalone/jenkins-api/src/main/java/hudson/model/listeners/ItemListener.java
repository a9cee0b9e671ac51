package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Item;
import io.jenkins.plugins.k6notify.standin.StandIn;

public class ItemListener implements ExtensionPoint {
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        StandIn.needsJenkins();
    }
}
