package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import java.time.Duration;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * An instance of a distributed run in the remote API, as in {@link RunView}.
 *
 * @param label parallel branch, pod or agent
 * @param node the agent; empty for the controller
 * @param metrics values by metric and statistic; in XML a list of {@link MetricView}
 */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public record InstanceView(
        @Exported String label,
        @CheckForNull @Exported String node,
        @Exported int status,
        @Exported String statusText,
        @CheckForNull @Exported Integer result,
        @CheckForNull @Exported String resultText,
        @CheckForNull @Exported String reason,
        @CheckForNull @Exported Long durationMillis,
        @CheckForNull @Exported Integer exitCode,
        @Exported Object metrics) {

    static InstanceView of(RunInstance instance, boolean forXml) {
        K6Run run = instance.run();
        Optional<Outcome> outcome = Optional.ofNullable(run.outcome());
        Optional<K6Result> result = outcome.map(Outcome::result);
        return new InstanceView(
                XmlText.of(instance.label()),
                XmlText.of(instance.node()),
                run.status().code(),
                run.status().text(),
                result.map(K6Result::code).orElse(null),
                result.map(K6Result::text).orElse(null),
                outcome.map(Outcome::reason).map(XmlText::of).orElse(null),
                Optional.ofNullable(run.duration()).map(Duration::toMillis).orElse(null),
                run.exitCode(),
                MetricView.of(run.summary().metrics(), forXml));
    }
}
