package io.jenkins.plugins.k6notify.freestyle;

import hudson.Extension;
import hudson.console.ConsoleLogFilter;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Shows the console of builds to their watch; those that have none keep their stream as it is. Comes first, which is next
 * to the log: what other filters mask is masked here too.
 */
@Extension(ordinal = 1000)
@Restricted(NoExternalUse.class)
public final class BuildConsoleFilter extends ConsoleLogFilter {

    private static final Logger LOGGER = Logger.getLogger(BuildConsoleFilter.class.getName());

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        if (!(build instanceof AbstractBuild<?, ?> watched)) {
            return logger;
        }
        try {
            return BuildWatches.get()
                    .begin(watched)
                    .map(watch -> watch.watching(logger))
                    .orElse(logger);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "No k6 notifications will be sent for " + build);
            return logger;
        }
    }
}
