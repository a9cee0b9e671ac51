package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** List view column with the result of the last build with k6 runs. */
public final class LastOutcomeColumn extends ListViewColumn {

    /** Number of builds searched: allows for a running build and some that failed before they ran k6. */
    private static final int MAX_BUILDS = 10;

    @DataBoundConstructor
    public LastOutcomeColumn() {
        // The column has no settings.
    }

    /** Content of a cell; null for a folder, and for a job without k6 runs. */
    @CheckForNull
    @Restricted(NoExternalUse.class)
    public LastOutcome outcomeOf(Item item) {
        return item instanceof Job<?, ?> job
                ? LastOutcome.of(PastBuilds.get().newest(job).limit(MAX_BUILDS)).orElse(null)
                : null;
    }

    /** Descriptor of the column. */
    @Extension(ordinal = DEFAULT_COLUMNS_ORDINAL_PROPERTIES_START - 4)
    @Symbol("k6LastOutcome")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ListViewColumnDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.LastOutcomeColumn_DisplayName();
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }
    }
}
