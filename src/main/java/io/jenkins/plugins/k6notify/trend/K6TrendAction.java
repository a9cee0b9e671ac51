package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.PluginWrapper;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The trend of the tests of a job: a page of its own, and the first of them on the page of the job. */
@Restricted(NoExternalUse.class)
public final class K6TrendAction implements Action {

    private final Job<?, ?> job;

    private K6TrendAction(Job<?, ?> job) {
        this.job = job;
    }

    /** The job that this is of; for the pages. */
    public Job<?, ?> owner() {
        return job;
    }

    /** May load as many builds as have runs and are looked at, if nobody has looked at them before. */
    public TestTrends trends() {
        return TestTrends.of(PastBuilds.get().newest(job).toList());
    }

    /** How the last build with runs came out; null where there is none. */
    @CheckForNull
    public LastOutcome lastOutcome() {
        return LastOutcome.of(PastBuilds.get().newest(job)).orElse(null);
    }

    /** Whether there is what draws charts. Asking for what is not there is logged as a warning, for each page. */
    public boolean isDrawn() {
        PluginWrapper charts = Jenkins.get().getPluginManager().getPlugin("echarts-api");
        return charts != null && charts.isActive();
    }

    /** Without runs the job has no link to this. Each page of each job asks, and no build without runs is loaded for it. */
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

    /** Gives it to each job. That costs nothing: builds are looked at when something is to be shown. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        /** Nobody who looks for another action of a job needs to ask. */
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
