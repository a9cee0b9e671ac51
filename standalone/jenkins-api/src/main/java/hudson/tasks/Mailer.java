package hudson.tasks;

import hudson.Extension;
import io.jenkins.plugins.k6notify.standin.StandIn;
import jakarta.mail.Session;

public class Mailer {
    private Mailer() {}

    public static DescriptorImpl descriptor() {
        return StandIn.needsJenkins();
    }

    @Extension
    public static final class DescriptorImpl {
        private DescriptorImpl() {}

        public String getReplyToAddress() {
            return StandIn.needsJenkins();
        }

        public Session createSession() {
            return StandIn.needsJenkins();
        }
    }
}
