package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public class ParametersAction implements Action {
    private final List<ParameterValue> parameters;

    public ParametersAction(@NonNull List<ParameterValue> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    @Exported(visibility = 2)
    public List<ParameterValue> getParameters() {
        return parameters;
    }

    @Override
    public String getDisplayName() {
        return "";
    }

    @Override
    public String getIconFileName() {
        return "";
    }

    @Override
    public String getUrlName() {
        return "";
    }
}
