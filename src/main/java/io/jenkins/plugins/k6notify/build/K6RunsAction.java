package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.outbox.OutboxService;
import io.jenkins.plugins.k6notify.wording.Wording;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** The k6 runs of a build, on its page and in its remote API. What it shows is read when it is first asked for. */
@ExportedBean
public final class K6RunsAction implements RunAction2 {

    private static final Logger LOGGER = Logger.getLogger(K6RunsAction.class.getName());

    /** Not the build itself: others hold that one while they wait for what a run is reported with. */
    private static final Object ATTACHING = new Object();

    /** Not everybody who sees a branch sees the one that its changes are for. */
    private static final TestHistory HISTORY =
            new TestHistory(job -> TargetBranch.of(job).filter(target -> target.hasPermission(Item.READ)));

    private transient Run<?, ?> build;
    private transient RunRecords records;

    private K6RunsAction(Run<?, ?> build) {
        this.build = build;
    }

    /** The action of a build, which from now on has one. */
    static K6RunsAction of(Run<?, ?> build) {
        K6RunsAction action = new K6RunsAction(build);
        synchronized (ATTACHING) {
            K6RunsAction present = build.getAction(K6RunsAction.class);
            if (present != null) {
                return present;
            }
            build.addAction(action);
        }
        // Without the lock, which is one for all builds: the disk of one of them may be slow.
        try {
            build.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot save " + build);
        }
        return action;
    }

    /** In the order in which they were first seen. */
    public List<RunRecord> getRuns() {
        return records().all();
    }

    /** What pages and the remote API show of the runs. */
    @Exported(name = "runs")
    @Restricted(NoExternalUse.class)
    public List<RunView> getViews() {
        BuildCauses causes = new BuildCauses(build);
        boolean forXml = isForXml();
        return getRuns().stream()
                .map(record -> new RunView(record, causes, forXml))
                .toList();
    }

    /** Whether it is shown as XML, on its own or with its build or job: Jenkins does not say, but the address does. */
    private static boolean isForXml() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request != null && request.getOriginalRequestURI().matches(".*/api/xml/?");
    }

    /** For the page: the runs as the current user sees them. */
    @Restricted(NoExternalUse.class)
    public RunsPage page(@CheckForNull String number) {
        return RunsPage.of(build, getRuns(), HISTORY, pageNumber(number), looker(), isUnfinished());
    }

    /** For the page of the build. */
    @Restricted(NoExternalUse.class)
    public RunsPage overview() {
        return RunsPage.overview(getRuns(), looker(), isUnfinished());
    }

    private RunCard.Looker looker() {
        return new RunCard.Looker(
                build.getParent().getFullName(),
                build.isBuilding(),
                new BuildCauses(build).words(),
                RedeliveryRights.of(build),
                K6RunsAction::address,
                Instant.now());
    }

    @CheckForNull
    private static String address(String job) {
        Item visible = Jenkins.get().getItemByFullName(job);
        return visible == null ? null : visible.getUrl();
    }

    /** The end of a run that was still open with the build is noted a moment later. */
    private boolean isUnfinished() {
        return !OpenRuns.get().of(build).isEmpty();
    }

    private static int pageNumber(@CheckForNull String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    /**
     * Sends a message of this build once more: the same, with its id, as another delivery. Answers as Jenkins does where a
     * page asks, with {@code status} and {@code message}.
     *
     * @param delivery id of the message
     * @throws org.springframework.security.access.AccessDeniedException if the user may neither build the job, whose own
     *     credentials the message goes to, nor administer Jenkins, whose channel it goes to
     */
    @POST
    @Restricted(NoExternalUse.class)
    public HttpResponse doRedeliver(@QueryParameter String delivery) {
        Optional<DeliveryRecord> record = getRuns().stream()
                .flatMap(run -> run.deliveries().stream())
                .filter(known -> known.id().toString().equals(delivery))
                .findFirst();
        if (record.isEmpty()) {
            build.getParent().checkPermission(Item.BUILD);
            return HttpResponses.errorJSON(Messages.K6RunsAction_NoSuchMessage());
        }
        RedeliveryRights.check(build, record.get());
        try {
            return answer(OutboxService.get().redeliver(record.get().id()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot send a notification of " + build + " once more");
            return HttpResponses.errorJSON(Messages.K6RunsAction_NoOutbox(Wording.of(Reason.of(e))));
        }
    }

    private static HttpResponse answer(Redelivery redelivery) {
        if (redelivery instanceof Redelivery.Submitted) {
            return HttpResponses.okJSON(Map.of("message", Messages.K6RunsAction_HandedOver()));
        }
        return HttpResponses.errorJSON(
                redelivery instanceof Redelivery.AlreadyWaiting
                        ? Messages.K6RunsAction_UnderWay()
                        : Messages.K6RunsAction_NotKept());
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
            records = new RunRecords(() -> build.getRootDir().toPath());
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
