package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.k6notify.job.OptionalPlugin;
import io.jenkins.plugins.k6notify.record.PinnedRuns;
import java.util.Collection;
import java.util.Set;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Trend of the tests of a job: a page, and a chart of the first test on the page of the job. */
@Restricted(NoExternalUse.class)
public final class K6TrendAction implements Action {

    private final Job<?, ?> job;

    private K6TrendAction(Job<?, ?> job) {
        this.job = job;
    }

    /** Returns the job; for the pages. */
    public Job<?, ?> owner() {
        return job;
    }

    /** Returns the trends. May load the builds with runs among those considered, if they are not in memory. */
    public TestTrends trends() {
        return TestTrends.of(
                PastBuilds.get().newest(job).toList(), PinnedRuns.of(job).all());
    }

    /** Returns the outcome of the last build with runs; null if there is none. */
    @CheckForNull
    public LastOutcome lastOutcome() {
        return LastOutcome.of(PastBuilds.get().newest(job)).orElse(null);
    }

    /** Whether the plugin that draws charts is active. Jenkins logs a warning for each use of a missing one. */
    public boolean isDrawn() {
        return OptionalPlugin.isActive("echarts-api");
    }

    /** Returns null for a job without runs. Called for each page of each job, so it loads no build without runs. */
    @CheckForNull
    @Override
    public String getIconFileName() {
        return lastOutcome() == null ? null : "symbol-analytics";
    }

    @Override
    public String getDisplayName() {
        return Messages.K6TrendAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "k6";
    }

    /** Adds the action to each job, without looking at builds. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        /** Lookups of other actions of a job do not call this factory. */
        @Override
        public Class<? extends Action> actionType() {
            return K6TrendAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job job) {
            return Set.of(new K6TrendAction(job));
        }
    }
}
