package jenkins.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.DescriptorExtensionList;
import hudson.Launcher;
import hudson.PluginManager;
import hudson.ProxyConfiguration;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.Authentication;

public class Jenkins extends Node implements ItemGroup<TopLevelItem>, AccessControlled {
    public static final Permission ADMINISTER = StandIn.constant();

    public static final Permission SYSTEM_READ = StandIn.constant();

    private Jenkins() {}

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return StandIn.needsJenkins();
    }

    @Override
    public void save() throws IOException {
        StandIn.needsJenkins();
    }

    @NonNull
    @Override
    public String getFullName() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public static Jenkins get() throws IllegalStateException {
        return StandIn.needsJenkins();
    }

    @NonNull
    public static Authentication getAuthentication2() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public Item getItemByFullName(String fullName) {
        return StandIn.needsJenkins();
    }

    @Override
    public List<TopLevelItem> getItems() {
        return StandIn.needsJenkins();
    }

    @NonNull
    public PluginManager getPluginManager() {
        return StandIn.needsJenkins();
    }

    @CheckForNull
    public ProxyConfiguration getProxy() {
        return StandIn.needsJenkins();
    }

    public File getRootDir() {
        return StandIn.needsJenkins();
    }

    public boolean isTerminating() {
        return StandIn.needsJenkins();
    }
}
