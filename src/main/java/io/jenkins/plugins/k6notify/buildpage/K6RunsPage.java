package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.DirectoryBrowserSupport;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.k6notify.api.RunView;
import io.jenkins.plugins.k6notify.archive.RunFileArchive;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.job.BuildCauses;
import io.jenkins.plugins.k6notify.job.TargetBranch;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.record.PinnedRuns;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.TestHistory;
import io.jenkins.plugins.k6notify.report.subscription.OpenRunMarkers;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * Action of a build with k6 runs: serves their page, their section on the build page, and their remote API. On the new
 * build page of Jenkins, which users can try, the page is a tab and the section a card.
 */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class K6RunsPage extends Tab {

    private static final Logger LOGGER = Logger.getLogger(K6RunsPage.class.getName());

    /** Compares runs only with builds of the target branch that the current user may read. */
    private static final TestHistory HISTORY =
            new TestHistory(job -> TargetBranch.of(job).filter(target -> target.hasPermission(Item.READ)));

    private final Run<?, ?> build;
    private final K6RunsAction runs;

    K6RunsPage(Run<?, ?> build, K6RunsAction runs) {
        super(build);
        this.build = build;
        this.runs = runs;
    }

    /** The runs as the remote API exports them. */
    @Exported(name = "runs")
    public List<RunView> getViews() {
        BuildCauses causes = new BuildCauses(build);
        CredentialIds ids = CredentialIds.of(build.getParent());
        boolean forXml = isForXml();
        return runs.getRuns().stream()
                .map(record -> RunView.of(record, causes, ids, forXml))
                .toList();
    }

    /**
     * Whether the request asks for XML, of this page or of a build or job that contains it. Jenkins passes the format
     * only in the address.
     */
    private static boolean isForXml() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request != null && request.getOriginalRequestURI().matches(".*/api/xml/?");
    }

    /** Returns one page of the runs, as the current user may see them; called by the view. */
    public RunsPage page(@CheckForNull String number) {
        return RunsPage.of(build, runs.getRuns(), HISTORY, pageNumber(number), context(), isUnfinished());
    }

    /** Returns the section on the build page. */
    public RunsPage overview() {
        return RunsPage.overview(runs.getRuns(), context(), isUnfinished());
    }

    private RunCard.Context context() {
        return new RunCard.Context(
                build.getParent().getFullName(),
                build.isBuilding(),
                new BuildCauses(build).text(),
                RedeliveryRights.of(build),
                CredentialIds.of(build.getParent()),
                Pins.of(build),
                K6RunsPage::address,
                Instant.now());
    }

    @CheckForNull
    private static String address(String job, int number) {
        Run<?, ?> found = Jenkins.get().getItemByFullName(job) instanceof Job<?, ?> visible
                ? visible.getBuildByNumber(number)
                : null;
        return found == null ? null : found.getUrl();
    }

    /**
     * Whether a run still lacks its end. RunCloser records the end of an open run shortly after the end of the build.
     */
    private boolean isUnfinished() {
        return !OpenRunMarkers.get().of(build).isEmpty();
    }

    private static int pageNumber(@CheckForNull String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    /**
     * Redelivers a message of this build: sends the same message, with the same id, as another delivery. Responds with
     * {@code status} and {@code message}, like Jenkins' responses to scripts of its pages.
     *
     * @param delivery id of the message
     * @throws org.springframework.security.access.AccessDeniedException if the user lacks the permission: to build the
     *     job, for messages sent to its own credentials, or to administer Jenkins, for messages sent to configured
     *     channels
     */
    @POST
    public HttpResponse doRedeliver(@QueryParameter String delivery) {
        Optional<DeliveryRecord> record = runs.getRuns().stream()
                .flatMap(run -> run.deliveries().stream())
                .filter(known -> known.id().toString().equals(delivery))
                .findFirst();
        if (record.isEmpty()) {
            build.getParent().checkPermission(Item.BUILD);
            return HttpResponses.errorJSON(Messages.K6RunsPage_NoSuchMessage());
        }
        RedeliveryRights.check(build, record.get());
        try {
            return answer(OutboxService.get().redeliver(record.get().id()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to send a notification of " + build + " once more");
            return HttpResponses.errorJSON(Messages.K6RunsPage_NoOutbox(Wording.of(Reason.of(e))));
        }
    }

    private static HttpResponse answer(Redelivery redelivery) {
        if (redelivery instanceof Redelivery.Submitted) {
            return HttpResponses.okJSON(Map.of("message", Messages.K6RunsPage_HandedOver()));
        }
        return HttpResponses.errorJSON(
                redelivery instanceof Redelivery.AlreadyWaiting
                        ? Messages.K6RunsPage_UnderWay()
                        : Messages.K6RunsPage_NotKept());
    }

    /** Serves the summaries that k6 wrote, {@code k6/summaries/summary-1.json}, to users who may read the build. */
    @GET
    public DirectoryBrowserSupport doSummaries() {
        build.checkPermission(Item.READ);
        FilePath directory = new FilePath(RunFileArchive.summaries(build));
        return new DirectoryBrowserSupport(this, directory, getDisplayName(), null, false);
    }

    /**
     * Pins a run of this build as the baseline of its test. Responds as {@link #doRedeliver} does.
     *
     * @param run id of the record of the run
     * @throws org.springframework.security.access.AccessDeniedException if the user may not update the build
     */
    @POST
    public HttpResponse doPin(@QueryParameter String run) {
        build.checkPermission(Run.UPDATE);
        RunRecord record = find(run).filter(RunCard::isPinnable).orElse(null);
        if (record == null) {
            return HttpResponses.errorJSON(Messages.K6RunsPage_NoSuchRun());
        }
        String user = Jenkins.getAuthentication2().getName();
        try {
            return PinnedRuns.of(build.getParent())
                            .pin(record.test(), PinnedRun.of(record, build.getNumber(), Instant.now(), user))
                    ? HttpResponses.okJSON(Map.of("message", Messages.K6RunsPage_Pinned(record.name())))
                    : HttpResponses.errorJSON(Messages.K6RunsPage_TooManyPinned(PinnedRuns.MAX_TESTS));
        } catch (IOException e) {
            return notSaved(e);
        }
    }

    /**
     * Removes a run of this build as the baseline of its test. Responds as {@link #doRedeliver} does.
     *
     * @param run id of the record of the run
     * @throws org.springframework.security.access.AccessDeniedException if the user may not update the build
     */
    @POST
    public HttpResponse doUnpin(@QueryParameter String run) {
        build.checkPermission(Run.UPDATE);
        RunRecord record = find(run).orElse(null);
        if (record == null) {
            return HttpResponses.errorJSON(Messages.K6RunsPage_NoSuchRun());
        }
        try {
            return PinnedRuns.of(build.getParent()).unpin(record.id())
                    ? HttpResponses.okJSON(Map.of("message", Messages.K6RunsPage_Unpinned(record.name())))
                    : HttpResponses.errorJSON(Messages.K6RunsPage_NotPinned());
        } catch (IOException e) {
            return notSaved(e);
        }
    }

    private Optional<RunRecord> find(@CheckForNull String run) {
        return runs.getRuns().stream()
                .filter(record -> record.id().toString().equals(run))
                .findFirst();
    }

    private HttpResponse notSaved(IOException e) {
        LOGGER.log(Level.WARNING, e, () -> "Failed to save the baselines of " + build.getParent());
        return HttpResponses.errorJSON(Messages.K6RunsPage_NotSaved(Wording.of(Reason.of(e))));
    }

    /** Serves {@code k6/api/json} of a build to users with permission to read the build. */
    public Api getApi() {
        return new Api(this);
    }

    /** The build that owns this action; called by the view. */
    public Run<?, ?> owner() {
        return build;
    }

    @Override
    public String getIconFileName() {
        return "symbol-analytics";
    }

    @Override
    public String getDisplayName() {
        return Messages.K6RunsPage_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "k6";
    }

    /** Adds the action to builds with k6 runs. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        /** Limits the factory to lookups of this action type. */
        @Override
        public Class<? extends Action> actionType() {
            return K6RunsPage.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run build) {
            K6RunsAction runs = ((Run<?, ?>) build).getAction(K6RunsAction.class);
            return runs == null ? Set.of() : Set.of(new K6RunsPage(build, runs));
        }
    }
}
