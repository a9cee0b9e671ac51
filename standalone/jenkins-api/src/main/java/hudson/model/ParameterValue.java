package hudson.model;

import java.io.Serializable;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean(defaultVisibility = 3)
public abstract class ParameterValue implements Serializable {
    private static final long serialVersionUID = 1L;

    protected final String name;

    protected ParameterValue(String name, String description) {
        this.name = name;
    }

    public final String getName() {
        return name;
    }
}
