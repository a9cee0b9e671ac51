package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.record.BuildReference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Filter of the delivery log.
 *
 * @param channel null for all
 * @param state null for all
 * @param event event name as sent; empty for all
 * @param job part of the full job name, in lower case; empty for all
 */
record LogFilter(
        @CheckForNull ChannelKey channel, @CheckForNull Delivery.State state, String event, String job) {

    static final String CHANNEL = "channel";
    static final String STATE = "state";
    static final String EVENT = "event";
    static final String JOB = "job";

    /** The parameters of the page address. */
    static final List<String> PARAMETERS = List.of(CHANNEL, STATE, EVENT, JOB);

    /** Parses the filter; ignores invalid parameters. */
    static LogFilter of(Query query) {
        String channel = query.get(CHANNEL);
        return new LogFilter(
                channel.isEmpty() ? null : ChannelKey.read(channel),
                state(query.get(STATE)),
                query.get(EVENT),
                query.get(JOB).toLowerCase(Locale.ROOT));
    }

    @CheckForNull
    private static Delivery.State state(String word) {
        return Arrays.stream(Delivery.State.values())
                .filter(state -> word(state).equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Returns the state as written in the address of a page. */
    static String word(Delivery.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    boolean accepts(DeliverySummary delivery, Viewer viewer) {
        return (channel == null || (viewer.knows(channel) && channel.equals(ChannelKey.of(delivery))))
                && (state == null || state == delivery.state())
                && (event.isEmpty() || event.equals(delivery.event()))
                && (job.isEmpty() || isOfJob(delivery, viewer));
    }

    /** Whether the delivery belongs to the job, by its current or any former name. */
    private boolean isOfJob(DeliverySummary delivery, Viewer viewer) {
        return BuildReference.of(delivery.orderingKey()).map(build -> viewer.names(build.job())).stream()
                .flatMap(Set::stream)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(job));
    }

    /** Whether the filter excludes any delivery. */
    boolean isNarrow() {
        return channel != null || state != null || !event.isEmpty() || !job.isEmpty();
    }
}
