package io.jenkins.plugins.k6notify.delivery;

import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.connection.SecretTexts;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/**
 * Sends with the settings at the time of each attempt: an administrator who repairs, disables or deletes a channel
 * changes the deliveries that wait, too.
 */
final class ConfiguredTransport implements Transport {

    @Override
    public Attempt send(Delivery delivery) throws InterruptedException {
        return send(delivery, Optional::empty);
    }

    @Override
    public Attempt send(Delivery delivery, Supplier<Optional<String>> receipt) throws InterruptedException {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return transport(delivery).send(delivery, receipt);
        }
    }

    private static Transport transport(Delivery delivery) {
        Endpoint endpoint = delivery.endpoint();
        String context = endpoint.context();
        return context == null
                ? ofChannel(endpoint)
                : ofItem(endpoint, context, BuildFinder.findBuild(delivery.orderingKey()));
    }

    private static Transport ofChannel(Endpoint endpoint) {
        Channel channel = channel(endpoint);
        if (!channel.isEnabled()) {
            throw unresolvable(ReasonKind.CHANNEL_DISABLED, channel.getName());
        }
        if (channel.endpoint().kind() != endpoint.kind()) {
            throw unresolvable(ReasonKind.CHANNEL_OF_ANOTHER_KIND, channel.getName());
        }
        return channel.transport(new Connection(SecretTexts.ofJenkins(), url -> channel.addressPolicy()));
    }

    private static Channel channel(Endpoint endpoint) {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        Optional<Channel> named = settings.channel(endpoint.channel());
        if (named.isPresent()) {
            return named.get();
        }
        // A renamed channel still has its credential; several channels can share the token of an app.
        List<Channel> sameCredential = settings.getChannels().stream()
                .filter(channel -> channel.endpoint().key().equals(endpoint.key()))
                .limit(2)
                .toList();
        if (sameCredential.isEmpty() || (sameCredential.size() > 1 && endpoint.kind() == Endpoint.Kind.SLACK_APP)) {
            throw unresolvable(ReasonKind.NO_CHANNEL, endpoint.channel());
        }
        return sameCredential.get(0);
    }

    private static Transport ofItem(Endpoint endpoint, String fullName, Optional<Run<?, ?>> build) {
        if (!K6NotifyConfiguration.get().isJobCredentials()) {
            throw unresolvable(ReasonKind.JOB_CREDENTIALS_NOT_ALLOWED, Wording.WHERE_TO_ALLOW);
        }
        Item item = RenamedItems.get().namesSince(fullName).stream()
                .map(Jenkins.get()::getItemByFullName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> unresolvable(ReasonKind.NO_JOB, fullName));
        // The parameters of a deleted build are unknown: an id that refers to one cannot be resolved.
        SecretTexts secrets = build.map(SecretTexts::ofBuild).orElseGet(() -> SecretTexts.ofItem(item));
        Connection connection = new Connection(secrets, JobAddressPolicy::of);
        return new HttpSender(
                ignored -> connection.target(endpoint.credentialsId(), endpoint.signingCredentialsId()),
                connection.http());
    }

    private static UnusableEndpointException unresolvable(ReasonKind kind, String argument) {
        return new UnusableEndpointException(Reason.of(kind, argument));
    }
}
