package io.jenkins.plugins.k6notify.build;

import hudson.model.Api;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The k6 runs of a build, on its page and in its remote API. What it shows is read when it is first asked for. */
@ExportedBean
public final class K6RunsAction implements RunAction2 {

    private static final Logger LOGGER = Logger.getLogger(K6RunsAction.class.getName());

    /** Not the build itself: others hold that one while they wait for what a run is reported with. */
    private static final Object ATTACHING = new Object();

    private transient Run<?, ?> build;
    private transient RunRecords records;

    private K6RunsAction(Run<?, ?> build) {
        this.build = build;
    }

    /** The action of a build, which from now on has one. */
    static K6RunsAction of(Run<?, ?> build) {
        synchronized (ATTACHING) {
            K6RunsAction present = build.getAction(K6RunsAction.class);
            if (present != null) {
                return present;
            }
            K6RunsAction action = new K6RunsAction(build);
            build.addAction(action);
            try {
                build.save();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot save " + build);
            }
            return action;
        }
    }

    /** In the order in which they were first seen. */
    public List<RunRecord> getRuns() {
        return records().all();
    }

    /** What pages and the remote API show of the runs. */
    @Exported(name = "runs")
    @Restricted(NoExternalUse.class)
    public List<RunView> getViews() {
        return getRuns().stream().map(RunView::of).toList();
    }

    /** Makes {@code k6/api/json} of a build; whoever may see the build may read it. */
    public Api getApi() {
        return new Api(this);
    }

    /** The build that this is of; for the page. */
    @Restricted(NoExternalUse.class)
    public Run<?, ?> owner() {
        return build;
    }

    synchronized RunRecords records() {
        if (records == null) {
            records = new RunRecords(build.getRootDir().toPath());
        }
        return records;
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        build = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        build = run;
    }

    @Override
    public String getIconFileName() {
        return "symbol-analytics";
    }

    @Override
    public String getDisplayName() {
        return Messages.K6RunsAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "k6";
    }
}
