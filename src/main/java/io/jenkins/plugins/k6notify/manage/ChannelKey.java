package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;

/**
 * What tells the channels of all jobs apart.
 *
 * @param context the full name of the job that brought its own credential; null for a channel of an admin
 * @param name of the channel; of a credential that a job brought, its id
 */
record ChannelKey(@CheckForNull String context, String name) {

    /** No name of a job has it in it. */
    private static final char SIGN = ':';

    static ChannelKey of(Channel channel) {
        return new ChannelKey(null, channel.getName());
    }

    static ChannelKey of(ChannelHealth health) {
        return new ChannelKey(health.context(), health.channel());
    }

    static ChannelKey of(DeliverySummary delivery) {
        return new ChannelKey(delivery.context(), delivery.channel());
    }

    /** @param word as {@link #word} writes it; any text names one */
    static ChannelKey read(String word) {
        int sign = word.indexOf(SIGN);
        return new ChannelKey(sign <= 0 ? null : word.substring(0, sign), word.substring(sign + 1));
    }

    /** For the address of a page: {@code perf}, or {@code team/load:my-url} for what a job brought. */
    String word() {
        if (context != null) {
            return context + SIGN + name;
        }
        return name.indexOf(SIGN) < 0 ? name : SIGN + name;
    }

    /** For humans. */
    String label() {
        return context == null ? name : Messages.ChannelKey_OfJob(name, context);
    }

    boolean isOfJob() {
        return context != null;
    }
}
