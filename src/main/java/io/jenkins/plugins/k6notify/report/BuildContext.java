package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.job.BuildCauses;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import java.util.Optional;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.displayurlapi.DisplayURLProvider;

/** Creates the description of the build in messages. */
final class BuildContext {

    private BuildContext() {}

    static TestContext of(Run<?, ?> build, NotificationSettings settings, RunSource source) {
        K6NotifyConfiguration configuration = K6NotifyConfiguration.get();
        BuildCauses causes = new BuildCauses(build);
        return new TestContext(
                settings.testName(),
                causes.trigger(),
                causes.user(),
                configuration.getOrganizationId(),
                Optional.ofNullable(settings.projectId()).orElseGet(configuration::getProjectId),
                settings.loadTestId(),
                new Build(build.getParent().getFullName(), build.getNumber(), url(build), source.node()));
    }

    /**
     * Returns the address of the build; null if the root URL of Jenkins is unset, as a relative link would be useless.
     */
    @CheckForNull
    private static String url(Run<?, ?> build) {
        return JenkinsLocationConfiguration.get().getUrl() == null
                ? null
                : DisplayURLProvider.get().getRunURL(build);
    }
}
