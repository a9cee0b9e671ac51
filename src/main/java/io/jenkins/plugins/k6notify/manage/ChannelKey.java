package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.job.ItemContext;
import java.util.Optional;

/**
 * Key of a channel, unique across all jobs.
 *
 * @param context the job that supplies its own credential, or the folder with the channel, as in
 *     {@link ItemContext#text}; null for a channel of an administrator
 * @param name name of the channel; for a credential of a job, its id
 */
record ChannelKey(@CheckForNull String context, String name) {

    /** Separator; job names never contain it. */
    private static final char SEPARATOR = ':';

    static ChannelKey of(Channel channel) {
        return new ChannelKey(null, channel.getName());
    }

    static ChannelKey of(ChannelHealth health) {
        return new ChannelKey(health.context(), health.channel());
    }

    static ChannelKey of(Endpoint endpoint) {
        return new ChannelKey(endpoint.context(), endpoint.channel());
    }

    static ChannelKey of(DeliverySummary delivery) {
        return new ChannelKey(delivery.context(), delivery.channel());
    }

    /**
     * Parses text in the format of {@link #parameter}; every text is valid.
     *
     * @return null for empty text
     */
    @CheckForNull
    static ChannelKey read(@CheckForNull String parameter) {
        String text = Util.fixEmptyAndTrim(parameter);
        if (text == null) {
            return null;
        }
        int separator = text.indexOf(SEPARATOR);
        return new ChannelKey(separator <= 0 ? null : text.substring(0, separator), text.substring(separator + 1));
    }

    /**
     * The key as a parameter of the page address: {@code perf}, {@code team/:perf} for a channel of a folder, or
     * {@code team/load:my-url} for a credential of a job.
     */
    String parameter() {
        if (context != null) {
            return context + SEPARATOR + name;
        }
        return name.indexOf(SEPARATOR) < 0 ? name : SEPARATOR + name;
    }

    /** The key as text for people. */
    String label() {
        return item().map(item -> Messages.ChannelKey_OfJob(name, item.fullName()))
                .orElse(name);
    }

    /** Returns the channel as an option of a drop-down list. */
    ListBoxModel.Option option(@CheckForNull ChannelKey selected) {
        return new ListBoxModel.Option(label(), parameter(), equals(selected));
    }

    /** Returns the job or folder; empty for a channel of an administrator. */
    Optional<ItemContext> item() {
        return ItemContext.of(context);
    }

    /** Whether a job supplied the credential, whose id is then the name. */
    boolean isOfJob() {
        return item().filter(item -> !item.isFolder()).isPresent();
    }
}
