package io.jenkins.plugins.k6notify.delivery;

import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.config.ScopedChannel;
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
import io.jenkins.plugins.k6notify.job.ItemContext;
import io.jenkins.plugins.k6notify.job.RenamedItems;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Sends with the settings at the time of each attempt: a user who repairs, disables or deletes a channel changes
 * the deliveries that wait, too.
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
        ItemContext context = ItemContext.of(endpoint.context()).orElse(null);
        if (context == null) {
            return ofSystem(endpoint);
        }
        if (!K6NotifyConfiguration.get().isJobCredentials()) {
            throw unresolvable(ReasonKind.JOB_CREDENTIALS_NOT_ALLOWED, Wording.WHERE_TO_ALLOW);
        }
        Optional<Run<?, ?>> build = BuildFinder.findBuild(delivery.orderingKey());
        return context.isFolder()
                ? ofFolder(endpoint, folder(context.fullName(), build))
                : ofJob(endpoint, context.fullName(), build);
    }

    private static Transport ofSystem(Endpoint endpoint) {
        List<ScopedChannel> channels = K6NotifyConfiguration.get().getChannels().stream()
                .map(channel -> new ScopedChannel(null, channel))
                .toList();
        Channel channel = channel(endpoint, channels);
        return channel.transport(new Connection(SecretTexts.ofJenkins(), url -> channel.addressPolicy()));
    }

    private static Transport ofFolder(Endpoint endpoint, Item folder) {
        String context = ItemContext.ofFolder(folder.getFullName()).text();
        return channel(endpoint.in(context), ScopedChannel.in(folder))
                .transport(new Connection(SecretTexts.ofItem(folder), JobAddressPolicy::of));
    }

    /** Returns the channel of an endpoint among those that are configured in its place. */
    private static Channel channel(Endpoint endpoint, List<ScopedChannel> configured) {
        Channel channel = configured.stream()
                .filter(one -> one.isNamed(endpoint.channel()))
                .findFirst()
                .orElseGet(() -> renamed(endpoint, configured))
                .channel();
        if (!channel.isEnabled()) {
            throw unresolvable(ReasonKind.CHANNEL_DISABLED, channel.getName());
        }
        if (channel.endpoint().kind() != endpoint.kind()) {
            throw unresolvable(ReasonKind.CHANNEL_OF_ANOTHER_KIND, channel.getName());
        }
        return channel;
    }

    /** A renamed channel still has its credential; several channels can share the token of an app. */
    private static ScopedChannel renamed(Endpoint endpoint, List<ScopedChannel> configured) {
        List<ScopedChannel> sameCredential = configured.stream()
                .filter(one -> one.endpoint().key().equals(endpoint.key()))
                .limit(2)
                .toList();
        if (sameCredential.isEmpty() || (sameCredential.size() > 1 && endpoint.kind() == Endpoint.Kind.SLACK_APP)) {
            throw unresolvable(ReasonKind.NO_CHANNEL, endpoint.channel());
        }
        return sameCredential.get(0);
    }

    /**
     * Returns the folder with the channel, wherever it was moved: the one around the job of the build. Without the
     * build, a name that several folders have or had does not tell which one is meant, and their channels may lead to
     * different teams.
     */
    private static Item folder(String fullName, Optional<Run<?, ?>> build) {
        Set<String> names = RenamedItems.get().namesSince(fullName);
        List<Item> around = build.map(known -> ItemContext.outward(known.getParent())).orElse(List.of()).stream()
                .filter(item -> names.contains(item.getFullName()))
                .toList();
        List<Item> candidates = around.isEmpty() ? existing(names).toList() : around;
        if (candidates.isEmpty() || (around.isEmpty() && candidates.size() > 1)) {
            throw unresolvable(ReasonKind.NO_FOLDER, fullName);
        }
        return candidates.get(0);
    }

    private static Stream<Item> existing(Set<String> names) {
        return names.stream().map(Jenkins.get()::getItemByFullName).filter(Objects::nonNull);
    }

    private static Transport ofJob(Endpoint endpoint, String fullName, Optional<Run<?, ?>> build) {
        Item item = existing(RenamedItems.get().namesSince(fullName))
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
