package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import java.time.Duration;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A row with an instance of a distributed run. Its texts are untrusted: views must escape them. */
@Restricted(NoExternalUse.class)
public record InstanceRow(RunInstance instance) {

    public String label() {
        return instance.label();
    }

    public OutcomeBadge badge() {
        return OutcomeBadge.of(instance.run());
    }

    /** Returns the reason why the instance did not pass; null if there is none. */
    @CheckForNull
    public String reason() {
        Outcome outcome = instance.run().outcome();
        return outcome == null ? null : Wording.of(outcome);
    }

    @CheckForNull
    public String duration() {
        Duration duration = instance.run().duration();
        return duration == null ? null : Util.getTimeSpanString(duration.toMillis());
    }

    public List<KeyMetric> metrics() {
        return KeyMetrics.briefly(instance.run().summary());
    }

    /** Returns a dash for an unknown exit code. */
    public String exitCode() {
        Integer exitCode = instance.run().exitCode();
        return exitCode == null ? "–" : exitCode.toString();
    }
}
