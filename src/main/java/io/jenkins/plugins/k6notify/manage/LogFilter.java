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
 * Which deliveries somebody wants to see.
 *
 * @param channel null for all
 * @param state null for all
 * @param event as sent; empty for all
 * @param job a part of its full name, in small letters; empty for all
 */
record LogFilter(
        @CheckForNull ChannelKey channel, @CheckForNull Delivery.State state, String event, String job) {

    static final String CHANNEL = "channel";
    static final String STATE = "state";
    static final String EVENT = "event";
    static final String JOB = "job";

    /** Of the address of a page. */
    static final List<String> PARAMETERS = List.of(CHANNEL, STATE, EVENT, JOB);

    /** What it does not understand is taken for no wish. */
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

    /** For the address of a page. */
    static String word(Delivery.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    boolean accepts(DeliverySummary delivery, Viewer viewer) {
        return (channel == null || (viewer.knows(channel) && channel.equals(ChannelKey.of(delivery))))
                && (state == null || state == delivery.state())
                && (event.isEmpty() || event.equals(delivery.event()))
                && (job.isEmpty() || isOfJob(delivery, viewer));
    }

    /** By any name that it had since. */
    private boolean isOfJob(DeliverySummary delivery, Viewer viewer) {
        return BuildReference.of(delivery.orderingKey()).map(build -> viewer.names(build.job())).stream()
                .flatMap(Set::stream)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(job));
    }

    /** Whether it wants something in particular. */
    boolean isNarrow() {
        return channel != null || state != null || !event.isEmpty() || !job.isEmpty();
    }
}
