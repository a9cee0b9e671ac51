package io.jenkins.plugins.k6notify.delivery;

import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.connection.SecretTexts;
import io.jenkins.plugins.k6notify.connection.Targets;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.http.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.Objects;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Resolves endpoints with the settings at the time of each attempt: an administrator who repairs, disables or deletes a channel
 * changes the deliveries that wait, too.
 */
final class ConfiguredEndpoints implements EndpointResolver {

    @Override
    public Target resolve(Delivery delivery) {
        Endpoint endpoint = delivery.endpoint();
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return endpoint.context() == null
                    ? ofChannel(endpoint)
                    : ofItem(endpoint, endpoint.context(), BuildFinder.findBuild(delivery.orderingKey()));
        }
    }

    private static Target ofChannel(Endpoint endpoint) {
        Channel channel = channel(endpoint);
        if (!channel.isEnabled()) {
            throw unresolvable(ReasonKind.CHANNEL_DISABLED, channel.getName());
        }
        if (channel.endpoint().kind() != endpoint.kind()) {
            throw unresolvable(ReasonKind.CHANNEL_OF_ANOTHER_KIND, channel.getName());
        }
        return new Targets(SecretTexts.ofJenkins())
                .target(channel.getCredentialsId(), channel.getSigningCredentialsId(), url -> channel.addressPolicy());
    }

    private static Channel channel(Endpoint endpoint) {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        Optional<Channel> named = settings.channel(endpoint.channel());
        if (named.isPresent()) {
            return named.get();
        }
        // A renamed channel still has its credential.
        return settings.getChannels().stream()
                .filter(channel -> channel.getCredentialsId().equals(endpoint.credentialsId())
                        && channel.endpoint().kind() == endpoint.kind())
                .findFirst()
                .orElseThrow(() -> unresolvable(ReasonKind.NO_CHANNEL, endpoint.channel()));
    }

    private static Target ofItem(Endpoint endpoint, String fullName, Optional<Run<?, ?>> build) {
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
        return new Targets(secrets)
                .target(endpoint.credentialsId(), endpoint.signingCredentialsId(), JobAddressPolicy::of);
    }

    private static UnusableEndpointException unresolvable(ReasonKind kind, String argument) {
        return new UnusableEndpointException(Reason.of(kind, argument));
    }
}
