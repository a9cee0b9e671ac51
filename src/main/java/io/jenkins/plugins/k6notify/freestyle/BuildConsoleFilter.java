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
 * Passes the console of watched builds to their watch; leaves the stream of other builds unchanged. Runs first, next to
 * the log, and therefore sees text after other filters have masked secrets.
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
