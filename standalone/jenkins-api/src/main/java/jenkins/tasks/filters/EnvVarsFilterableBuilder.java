package jenkins.tasks.filters;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.Beta;

@Restricted({Beta.class})
public interface EnvVarsFilterableBuilder {}
