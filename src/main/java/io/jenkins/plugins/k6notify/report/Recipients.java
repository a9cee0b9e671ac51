package io.jenkins.plugins.k6notify.report;

import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import hudson.model.Job;
import hudson.model.ParametersAction;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.config.ScopedChannel;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recipients of notifications, according to the settings of a job, its folders and the current system configuration.
 *
 * @param all recipients in the order of the settings, without duplicates
 * @param problems problems for the author of the job, one line each; the channels concerned receive nothing
 */
record Recipients(List<Recipient> all, List<String> problems) {

    static Recipients of(NotificationSettings settings, Run<?, ?> build) {
        K6NotifyConfiguration configuration = K6NotifyConfiguration.get();
        List<Recipient> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : settings.channels()) {
            Optional<ScopedChannel> channel = ScopedChannel.find(build.getParent(), name);
            if (channel.isEmpty()) {
                problems.add(Messages.Recipients_NoChannel(name));
            } else if (!channel.get().channel().isEnabled()) {
                problems.add(Messages.Recipients_Disabled(name));
            } else if (channel.get().isOfFolder() && !configuration.isJobCredentials()) {
                problems.add(Messages.Recipients_FolderNotAllowed(name));
            } else if (all.stream()
                    .noneMatch(one -> one.endpoint().equals(channel.get().endpoint()))) {
                all.add(ofChannel(channel.get(), settings));
            }
        }
        List<Channel> own = own(settings, build);
        if (own.isEmpty() && settings.channels().isEmpty()) {
            problems.add(Messages.Recipients_Nobody());
        } else if (!own.isEmpty() && !configuration.isJobCredentials()) {
            problems.add(K6NotifyConfiguration.jobCredentialsNotAllowed());
        } else {
            own.forEach(channel -> all.add(ofJob(channel, settings, build.getParent())));
        }
        return new Recipients(List.copyOf(all), List.copyOf(problems));
    }

    private static Recipient ofChannel(ScopedChannel scoped, NotificationSettings settings) {
        Channel channel = scoped.channel();
        return new Recipient(
                scoped.endpoint(),
                // Not before the message is written: an exception then concerns this recipient only.
                (id, event) -> channel.format().message(id, event),
                event -> channel.accepts(event) && settings.notifyOn().accepts(event));
    }

    /** Creates channels for credentials of the job, named after the credential ids. */
    private static List<Channel> own(NotificationSettings settings, Run<?, ?> build) {
        List<Channel> own = new ArrayList<>();
        if (settings.slackCredentialsId() != null) {
            String slack = reference(settings.slackCredentialsId(), build);
            own.add(new SlackChannel(slack, slack));
        }
        if (settings.webhookCredentialsId() != null) {
            String webhook = reference(settings.webhookCredentialsId(), build);
            own.add(new WebhookChannel(webhook, webhook));
        }
        return own;
    }

    /**
     * Marks an id that is the name of a credentials parameter of the build, in the notation of {@code withCredentials},
     * so that it is not taken for a credential id after the build was deleted.
     */
    private static String reference(String credentialsId, Run<?, ?> build) {
        ParametersAction parameters = build.getAction(ParametersAction.class);
        boolean isParameter = parameters != null
                && parameters.getParameters().stream()
                        .anyMatch(one -> one instanceof CredentialsParameterValue
                                && one.getName().equals(credentialsId));
        return isParameter ? "${" + credentialsId + '}' : credentialsId;
    }

    private static Recipient ofJob(Channel channel, NotificationSettings settings, Job<?, ?> job) {
        return new Recipient(channel.endpoint().in(job.getFullName()), channel.format(), settings.notifyOn()::accepts);
    }
}
