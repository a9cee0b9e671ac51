package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.k6notify.standin.StandIn;
import java.util.Collection;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    protected Descriptor() {}

    public static <T extends Describable<T>> List<T> newInstancesFromHeteroList(
            StaplerRequest2 req, Object formData, Collection<? extends Descriptor<T>> descriptors)
            throws Descriptor.FormException {
        return StandIn.needsJenkins();
    }

    public T newInstance(@Nullable StaplerRequest2 req, @NonNull JSONObject formData) throws Descriptor.FormException {
        return StandIn.needsJenkins();
    }

    public void save() {
        StandIn.needsJenkins();
    }

    @NonNull
    public String getDisplayName() {
        return StandIn.needsJenkins();
    }

    protected void addHelpFileRedirect(
            String fieldName, Class<? extends Describable> owner, String fieldNameToRedirectTo) {
        StandIn.needsJenkins();
    }

    public boolean configure(StaplerRequest2 req, JSONObject json) throws Descriptor.FormException {
        return StandIn.needsJenkins();
    }

    public static final class FormException extends Exception {
        public FormException(String message, String formField) {
            super(message);
        }

        public FormException(Throwable cause, String formField) {
            super(cause);
        }
    }
}
