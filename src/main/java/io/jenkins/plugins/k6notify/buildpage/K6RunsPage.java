package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.k6notify.api.RunView;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.job.BuildCauses;
import io.jenkins.plugins.k6notify.job.TargetBranch;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.TestHistory;
import io.jenkins.plugins.k6notify.report.OpenRunMarkers;
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
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** The k6 runs of a build: its page, its part of the page of the build, and its remote API. */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class K6RunsPage implements Action {

    private static final Logger LOGGER = Logger.getLogger(K6RunsPage.class.getName());

    /** Not everybody who sees a branch sees the one that its changes are for. */
    private static final TestHistory HISTORY =
            new TestHistory(job -> TargetBranch.of(job).filter(target -> target.hasPermission(Item.READ)));

    private final Run<?, ?> build;
    private final K6RunsAction runs;

    K6RunsPage(Run<?, ?> build, K6RunsAction runs) {
        this.build = build;
        this.runs = runs;
    }

    /** What pages and the remote API show of the runs. */
    @Exported(name = "runs")
    public List<RunView> getViews() {
        BuildCauses causes = new BuildCauses(build);
        CredentialIds ids = CredentialIds.of(build.getParent());
        boolean forXml = isForXml();
        return runs.getRuns().stream()
                .map(record -> new RunView(record, causes, ids, forXml))
                .toList();
    }

    /** Whether it is shown as XML, on its own or with its build or job: Jenkins does not say, but the address does. */
    private static boolean isForXml() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request != null && request.getOriginalRequestURI().matches(".*/api/xml/?");
    }

    /** For the page: the runs as the current user sees them. */
    public RunsPage page(@CheckForNull String number) {
        return RunsPage.of(build, runs.getRuns(), HISTORY, pageNumber(number), context(), isUnfinished());
    }

    /** For the page of the build. */
    public RunsPage overview() {
        return RunsPage.overview(runs.getRuns(), context(), isUnfinished());
    }

    private RunCard.Context context() {
        return new RunCard.Context(
                build.getParent().getFullName(),
                build.isBuilding(),
                new BuildCauses(build).words(),
                RedeliveryRights.of(build),
                CredentialIds.of(build.getParent()),
                K6RunsPage::address,
                Instant.now());
    }

    @CheckForNull
    private static String address(String job) {
        Item visible = Jenkins.get().getItemByFullName(job);
        return visible == null ? null : visible.getUrl();
    }

    /** The end of a run that was still open with the build is noted a moment later. */
    private boolean isUnfinished() {
        return !OpenRunMarkers.get().of(build).isEmpty();
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

    /** Makes {@code k6/api/json} of a build; whoever may see the build may read it. */
    public Api getApi() {
        return new Api(this);
    }

    /** The build that this is of; for the page. */
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

    /** Adds the page to builds with k6 runs. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        /** Lookups of other actions of a build do not call this factory. */
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
