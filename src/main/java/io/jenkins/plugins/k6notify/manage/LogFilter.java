package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.record.BuildReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of the delivery log that a page shows.
 *
 * @param channel null for all
 * @param state null for all
 * @param event event name as sent; empty for all
 * @param job part of the full job name, in any case; empty for all
 * @param before sequence number of the delivery before the first row; {@link DeliveryHistory#NEWEST} for the first page
 */
record LogFilter(
        @CheckForNull ChannelKey channel, @CheckForNull Delivery.State state, String event, String job, long before) {

    private static final LogFilter ALL = ofChannel(null);

    /** Text in the format of {@link #query}, but for the empty one. */
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9=&%+*._-]+");

    /** Returns the first page of the deliveries to a channel, or to all channels for null. */
    static LogFilter ofChannel(@CheckForNull ChannelKey channel) {
        return new LogFilter(channel, null, "", "", DeliveryHistory.NEWEST);
    }

    /**
     * Parses the parameters of the page address, which are untrusted. Ignores invalid ones.
     *
     * @param parameters returns the value of a parameter, or null
     */
    static LogFilter of(UnaryOperator<String> parameters) {
        return new LogFilter(
                ChannelKey.read(parameters.apply("channel")),
                state(parameters.apply("state")),
                Util.fixNull(parameters.apply("event")).trim(),
                Util.fixNull(parameters.apply("job")).trim(),
                before(parameters.apply("before")));
    }

    @CheckForNull
    private static Delivery.State state(@CheckForNull String parameter) {
        return Arrays.stream(Delivery.State.values())
                .filter(state -> parameter(state).equals(parameter))
                .findFirst()
                .orElse(null);
    }

    private static long before(@CheckForNull String parameter) {
        try {
            return Long.parseLong(Util.fixNull(parameter));
        } catch (NumberFormatException e) {
            return DeliveryHistory.NEWEST;
        }
    }

    /** Returns the state as a parameter of the page address. */
    static String parameter(Delivery.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the query string of the page, in ASCII as redirects require. */
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("channel", channel == null ? "" : channel.parameter());
        parameters.put("state", state == null ? "" : parameter(state));
        parameters.put("event", event);
        parameters.put("job", job);
        parameters.put("before", isFirstPage() ? "" : Long.toString(before));
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + '=' + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Whether the untrusted text can be part of a redirect. */
    static boolean isQuery(String text) {
        return QUERY.matcher(text).matches();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    boolean isFirstPage() {
        return before == DeliveryHistory.NEWEST;
    }

    LogFilter firstPage() {
        return page(DeliveryHistory.NEWEST);
    }

    /** Returns the page that begins after the delivery with this sequence number. */
    LogFilter page(long after) {
        return new LogFilter(channel, state, event, job, after);
    }

    /** Whether the filter excludes any delivery. */
    boolean isActive() {
        return !firstPage().equals(ALL);
    }

    boolean accepts(DeliverySummary delivery, Viewer viewer) {
        return (channel == null || (viewer.knows(channel) && channel.equals(ChannelKey.of(delivery))))
                && (state == null || state == delivery.state())
                && (event.isEmpty() || event.equals(delivery.event()))
                && (job.isEmpty() || isOfJob(delivery, viewer));
    }

    /** Whether the delivery belongs to the job, by its current or any former name. */
    private boolean isOfJob(DeliverySummary delivery, Viewer viewer) {
        String part = job.toLowerCase(Locale.ROOT);
        return BuildReference.of(delivery.orderingKey()).map(build -> viewer.names(build.job())).stream()
                .flatMap(Set::stream)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
    }
}
