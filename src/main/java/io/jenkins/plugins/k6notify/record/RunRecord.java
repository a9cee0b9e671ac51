package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One run as a build stores it. Immutable.
 *
 * @param id unique id of the run, from which the ids of its messages are derived
 * @param subscription id of the step or publisher that observed the run
 * @param source source of the run in the build
 * @param place index of the run in its source, from 1
 * @param name name of the test, as sent
 * @param testKey key of the test, unique in its job; null if the name is the key, as in records of older versions
 * @param loadTestRunId id as sent
 * @param run the run, with its number in the build as ordinal
 * @param startTold whether the messages of its start are in the outbox
 * @param endTold whether the messages of its end are in the outbox
 * @param leftInCloud whether k6 exited while the run continues in k6 Cloud: its end will not be observed
 * @param build id as in {@link Run#getExternalizableId()} at the first event; all messages of the run use it as
 *     ordering key, even if the job is renamed; null if not stored
 * @param deliveries deliveries in order of submission
 * @param files files that the build keeps, one entry for a run or for each instance of a distributed run, in the order
 *     in which they were collected
 * @param reference the build that its messages compared it with; null for the previous one
 * @param verdict what the quality gates say about the run; null without gates, and until it is over
 * @param check name of the check that shows the run at its commit; null for none
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
        List<DeliveryRecord> deliveries,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunFiles> files,
        @CheckForNull Reference reference,
        @CheckForNull GateVerdict verdict,

        @JsonInclude(JsonInclude.Include.NON_NULL) @CheckForNull
        String check) {

    /** Creates a record of a run whose files were not collected, without quality gates and check. */
    public RunRecord(
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
            boolean leftInCloud,
            @CheckForNull String build,
            List<DeliveryRecord> deliveries) {
        this(
                id,
                subscription,
                source,
                place,
                name,
                testKey,
                loadTestRunId,
                run,
                startTold,
                endTold,
                leftInCloud,
                build,
                deliveries,
                List.of(),
                null,
                null,
                null);
    }

    /** Removes the original of the summary, which is kept in a file of its own. */
    public RunRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subscription, "subscription");
        Objects.requireNonNull(source, "source");
        run = run.withoutOriginal();
        testKey = Objects.equals(testKey, name) ? null : testKey;
        deliveries = List.copyOf(Objects.requireNonNullElse(deliveries, List.of()));
        files = List.copyOf(Objects.requireNonNullElse(files, List.of()));
    }

    /** Returns the key of the test, unique in its job: runs with the same key are compared. */
    public String test() {
        return testKey == null ? name : testKey;
    }

    /**
     * Returns the id of a run. The id stays the same after a crash that lost the record, so that repeated messages keep
     * their ids.
     */
    public static UUID id(Run<?, ?> build, String subscription, RunSource source, int place) {
        String name = String.join(
                "\n",
                build.getExternalizableId(),
                // A build number may be reused after an earlier build was deleted.
                Long.toString(build.getTimeInMillis()),
                subscription,
                source.id(),
                Integer.toString(place));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether several k6 processes may form this run. */
    public boolean isDistributed() {
        return !run.instances().isEmpty();
    }

    /** Returns the runs of k6 processes in this record that a source showed; several in a distributed run. */
    public Stream<K6Run> shownBy(String sourceId) {
        if (isDistributed()) {
            return run.instances().stream()
                    .filter(instance -> instance.source().equals(sourceId))
                    .map(RunInstance::run);
        }
        return source.id().equals(sourceId) ? Stream.of(run) : Stream.empty();
    }

    /** Returns the ids of the sources that show a process whose end is still expected. */
    public Stream<String> awaitedSources() {
        if (!isAwaited()) {
            return Stream.empty();
        }
        return isDistributed()
                ? run.instances().stream()
                        .filter(instance -> !instance.isOver())
                        .map(RunInstance::source)
                : Stream.of(source.id());
    }

    public boolean isOver() {
        return run.outcome() != null;
    }

    /** Whether the end of the run is still expected. */
    public boolean isAwaited() {
        return !isOver() && !leftInCloud;
    }

    /** Whether the end of the run is still expected, or an event is still to be reported. */
    public boolean isOpen() {
        return leftInCloud ? !startTold : !endTold;
    }

    /** Whether this is the run at that position of a source. */
    boolean is(String bySubscription, String fromSource, int atPlace) {
        return subscription.equals(bySubscription) && source.id().equals(fromSource) && place == atPlace;
    }

    /** Returns the record with what is known of the run now, which may be over. */
    public RunRecord withRun(RunSource sourceNow, String nameNow, @CheckForNull String testKeyNow, K6Run runNow) {
        return new RunRecord(
                id,
                subscription,
                sourceNow,
                place,
                nameNow,
                testKeyNow,
                loadTestRunId,
                runNow,
                startTold,
                endTold,
                false,
                build,
                deliveries,
                files,
                reference,
                verdict,
                check);
    }

    /** Whether the files of an instance were collected; null stands for a run that is not distributed. */
    public boolean hasFilesOf(@CheckForNull String instance) {
        return files.stream().anyMatch(one -> Objects.equals(one.owner().instance(), instance));
    }

    public RunRecord withFiles(RunFiles collected) {
        List<RunFiles> more =
                Stream.concat(files.stream(), Stream.of(collected)).toList();
        return with(startTold, endTold, leftInCloud, deliveries, more, reference, verdict);
    }

    public RunRecord withReference(Reference chosen) {
        return with(startTold, endTold, leftInCloud, deliveries, files, chosen, verdict);
    }

    public RunRecord withVerdict(@CheckForNull GateVerdict found) {
        return with(startTold, endTold, leftInCloud, deliveries, files, reference, found);
    }

    /** @param name null for none */
    public RunRecord withCheck(@CheckForNull String name) {
        return new RunRecord(
                id,
                subscription,
                source,
                place,
                this.name,
                testKey,
                loadTestRunId,
                run,
                startTold,
                endTold,
                leftInCloud,
                build,
                deliveries,
                files,
                reference,
                verdict,
                name);
    }

    public RunRecord withStartTold() {
        return with(true, endTold, leftInCloud, deliveries, files, reference, verdict);
    }

    public RunRecord withEndTold() {
        return with(startTold, true, leftInCloud, deliveries, files, reference, verdict);
    }

    public RunRecord withLeftInCloud() {
        return with(startTold, endTold, !isOver(), deliveries, files, reference, verdict);
    }

    /** Returns the record with additional deliveries; a known delivery is added only once. */
    public RunRecord withDeliveries(List<DeliveryRecord> more) {
        List<DeliveryRecord> unknown = more.stream()
                .filter(one -> deliveries.stream().noneMatch(one::isSameAs))
                .toList();
        return with(
                startTold,
                endTold,
                leftInCloud,
                Stream.concat(deliveries.stream(), unknown.stream()).toList(),
                files,
                reference,
                verdict);
    }

    public RunRecord withDelivery(Predicate<DeliveryRecord> which, UnaryOperator<DeliveryRecord> change) {
        return with(
                startTold,
                endTold,
                leftInCloud,
                deliveries.stream()
                        .map(one -> which.test(one) ? change.apply(one) : one)
                        .toList(),
                files,
                reference,
                verdict);
    }

    private RunRecord with(
            boolean startToldNow,
            boolean endToldNow,
            boolean leftInCloudNow,
            List<DeliveryRecord> deliveriesNow,
            List<RunFiles> filesNow,
            @CheckForNull Reference referenceNow,
            @CheckForNull GateVerdict verdictNow) {
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
                deliveriesNow,
                filesNow,
                referenceNow,
                verdictNow,
                check);
    }
}
