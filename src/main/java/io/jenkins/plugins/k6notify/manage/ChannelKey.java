package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;

/**
 * Key of a channel, unique across all jobs.
 *
 * @param context full name of the job that supplies its own credential; null for a channel of an administrator
 * @param name name of the channel; for a credential of a job, its id
 */
record ChannelKey(@CheckForNull String context, String name) {

    /** Separator; job names never contain it. */
    private static final char SIGN = ':';

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

    /** @param word text in the format of {@link #word}; every text is valid */
    static ChannelKey read(String word) {
        int sign = word.indexOf(SIGN);
        return new ChannelKey(sign <= 0 ? null : word.substring(0, sign), word.substring(sign + 1));
    }

    /** The key in the address of a page: {@code perf}, or {@code team/load:my-url} for a credential of a job. */
    String word() {
        if (context != null) {
            return context + SIGN + name;
        }
        return name.indexOf(SIGN) < 0 ? name : SIGN + name;
    }

    /** The key as text for people. */
    String label() {
        return context == null ? name : Messages.ChannelKey_OfJob(name, context);
    }

    boolean isOfJob() {
        return context != null;
    }
}
