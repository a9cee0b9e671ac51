package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a build keeps of one run. Immutable.
 *
 * @param id of the run, and of no other one; the ids of its messages come from it
 * @param subscription which step or publisher saw it
 * @param source where in the build it came from
 * @param place 1 for the first run of its source, 2 for the next
 * @param name of the test, as sent
 * @param testKey tells the test from the others of its job; null where its name does, as in records of older versions
 * @param loadTestRunId as sent
 * @param run with its number in the build as ordinal
 * @param startTold whether the messages of its start are in the outbox
 * @param endTold whether the messages of its end are
 * @param leftInCloud whether k6 is over and the run is not: how it ends will not be seen here
 * @param build as {@link Run#getExternalizableId()} had it when the run was first seen: all messages of the run queue under
 *     that name, wherever its job goes; null where that was not kept
 * @param deliveries in the order in which they were handed over
 */
public record RunRecord(
        UUID id,
        String subscription,
        RunSource source,
        int place,
        String name,
        @CheckForNull String testKey,
        long loadTestRunId,
        K6Run run,
        boolean startTold,
        boolean endTold,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean leftInCloud,
        @CheckForNull String build,
        List<DeliveryRecord> deliveries) {

    public RunRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subscription, "subscription");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(run, "run");
        testKey = Objects.equals(testKey, name) ? null : testKey;
        deliveries = List.copyOf(Objects.requireNonNullElse(deliveries, List.of()));
    }

    /** Tells the test from the others of its job: runs with the same one are compared. */
    public String test() {
        return testKey == null ? name : testKey;
    }

    /** The id of a run: the same after a crash that lost its record, so that what is sent again has the same ids. */
    public static UUID id(Run<?, ?> build, String subscription, RunSource source, int place) {
        String name = String.join(
                "\n",
                build.getExternalizableId(),
                // The number of a build may be given again, when an earlier one was deleted.
                Long.toString(build.getTimeInMillis()),
                subscription,
                source.id(),
                Integer.toString(place));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isOver() {
        return run.outcome() != null;
    }

    /** Whether its end is still to be seen. */
    public boolean isAwaited() {
        return !isOver() && !leftInCloud;
    }

    /** Whether its end is still to be seen, or something still to be told of it. */
    public boolean isOpen() {
        return leftInCloud ? !startTold : !endTold;
    }

    /** Whether this is the run that some console tells of. */
    boolean is(String bySubscription, String fromSource, int atPlace) {
        return subscription.equals(bySubscription) && source.id().equals(fromSource) && place == atPlace;
    }

    public RunRecord over(String nameNow, @CheckForNull String testKeyNow, K6Run runNow) {
        return new RunRecord(
                id,
                subscription,
                source,
                place,
                nameNow,
                testKeyNow,
                loadTestRunId,
                runNow,
                startTold,
                endTold,
                false,
                build,
                deliveries);
    }

    public RunRecord withStartTold() {
        return with(true, endTold, leftInCloud, deliveries);
    }

    public RunRecord withEndTold() {
        return with(startTold, true, leftInCloud, deliveries);
    }

    public RunRecord withLeftInCloud() {
        return with(startTold, endTold, !isOver(), deliveries);
    }

    /** With these deliveries too; one that is known already is not added again. */
    public RunRecord withDeliveries(List<DeliveryRecord> more) {
        List<DeliveryRecord> unknown = more.stream()
                .filter(one -> deliveries.stream().noneMatch(one::isSameAs))
                .toList();
        return with(
                startTold,
                endTold,
                leftInCloud,
                Stream.concat(deliveries.stream(), unknown.stream()).toList());
    }

    public RunRecord withDelivery(Predicate<DeliveryRecord> which, UnaryOperator<DeliveryRecord> change) {
        return with(
                startTold,
                endTold,
                leftInCloud,
                deliveries.stream()
                        .map(one -> which.test(one) ? change.apply(one) : one)
                        .toList());
    }

    private RunRecord with(
            boolean startToldNow, boolean endToldNow, boolean leftInCloudNow, List<DeliveryRecord> deliveriesNow) {
        return new RunRecord(
                id,
                subscription,
                source,
                place,
                name,
                testKey,
                loadTestRunId,
                run,
                startToldNow,
                endToldNow,
                leftInCloudNow,
                build,
                deliveriesNow);
    }
}
