package hudson.triggers;

import hudson.model.Cause;
import io.jenkins.plugins.k6notify.standin.StandIn;

public class TimerTrigger {
    private TimerTrigger() {}

    public static class TimerTriggerCause extends Cause {
        public TimerTriggerCause() {}

        @Override
        public String getShortDescription() {
            return StandIn.needsJenkins();
        }
    }
}
