package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.GateRules;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path directory;

    private static RunRecord record(int ordinal) {
        K6Run run = new K6Run(ordinal, Banner.NONE, START, null, null, null, K6Summary.EMPTY);
        return new RunRecord(
                new UUID(0, ordinal),
                "step",
                new RunSource("7", "", null),
                ordinal,
                "script.js",
                null,
                42_000 + ordinal,
                run,
                false,
                false,
                false,
                "perf#42",
                List.of());
    }

    private static RunRecord full() {
        K6Run run = new K6Run(
                1,
                new Banner(Execution.CLOUD, "script.js", "https://app.k6.io/runs/7", 7L),
                START,
                START.plusMillis(33_012),
                new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "Thresholds crossed"),
                99,
                new K6Summary(
                        Map.of("http_req_duration.p(95)", 612.3),
                        List.of(new Threshold("http_req_duration", "p(95)<500", false, "612ms")),
                        new Checks(20, 1),
                        "v2.2.0"));
        DeliveryRecord delivered = new DeliveryRecord(
                new UUID(1, 1), 0, "perf", false, "test.started", State.DELIVERED, null, List.of(attempt(200, "ok")));
        DeliveryRecord waiting = new DeliveryRecord(
                new UUID(1, 2),
                0,
                "own",
                true,
                "test.finished",
                State.WAITING,
                START.plusSeconds(60),
                List.of(attempt(null, "connection refused"), attempt(503, "later")));
        return new RunRecord(
                new UUID(0, 1),
                "step",
                new RunSource("7", "agent", "branch"),
                1,
                "checkout",
                null,
                7,
                run,
                true,
                false,
                false,
                null,
                List.of(delivered, waiting));
    }

    private static AttemptRecord attempt(Integer status, String text) {
        return new AttemptRecord(START.plusSeconds(1), status, 12, Reason.said(text), false);
    }

    @Test
    void fileRoundTrip() {
        new RunRecords(() -> directory).add(ordinal -> full());
        new RunRecords(() -> directory).add(RunRecordsTest::record);
        new RunRecords(() -> directory).add(ordinal -> record(ordinal).withLeftInCloud());
        assertThat(new RunRecords(() -> directory).all())
                .containsExactly(full(), record(2), record(3).withLeftInCloud());
    }

    @Test
    void referenceAndScenariosAreStored() throws IOException {
        Reference ofTarget = new Reference(Baseline.TARGET, "shop/main", 41);
        Reference none = new Reference(Baseline.PINNED, null, null);
        K6Run run = full().run();
        K6Run inScenario = new K6Run(
                1, run.banner().withScenario("ui"), run.started(), run.ended(), run.outcome(), 99, run.summary());
        RunRecord scenario = record(2)
                .withRun(record(2).source(), "checkout", null, inScenario)
                .withReference(none);
        new RunRecords(() -> directory).add(ordinal -> full().withReference(ofTarget));
        new RunRecords(() -> directory).add(ordinal -> scenario);

        assertThat(new RunRecords(() -> directory).all())
                .containsExactly(full().withReference(ofTarget), scenario)
                .extracting(record -> record.run().banner().scenarios())
                .containsExactly(List.of(), List.of("ui"));
        assertThat(directory.resolve(RunRecordsFile.NAME))
                .content()
                .contains("\"reference\":{\"baseline\":\"target\",\"job\":\"shop/main\",\"build\":41}")
                .containsOnlyOnce("scenarios");
    }

    @Test
    void channelOfFolderAndNameOfCheckAreStored() {
        DeliveryRecord waiting = DeliveryRecord.waiting(
                new UUID(1, 1), 0, new Endpoint(Endpoint.Kind.SLACK, "perf", "url", null, "shop/"), "test.started");
        RunRecord record = record(1).withDeliveries(List.of(waiting)).withCheck("k6 / checkout");
        new RunRecords(() -> directory).add(ordinal -> record);
        assertThat(waiting.job()).isFalse();
        assertThat(waiting.folder()).isEqualTo("shop");
        assertThat(new RunRecords(() -> directory).all()).containsExactly(record);
        assertThat(record.withStartTold().withEndTold().check()).isEqualTo("k6 / checkout");
    }

    @Test
    void runLeftInCloudIsOpenUntilStartIsSent() {
        RunRecord left = record(1).withLeftInCloud();
        assertThat(left.isAwaited()).isFalse();
        assertThat(left.isOpen()).isTrue();
        assertThat(left.withStartTold().isOpen()).isFalse();
        assertThat(record(1).withStartTold().isOpen()).isTrue();
        assertThat(full().withLeftInCloud().leftInCloud())
                .as("a run that is over stays so")
                .isFalse();
    }

    @Test
    void acceptedAttemptIsStored() throws IOException {
        DeliveryRecord known = full().deliveries().get(0);
        assertThat(known.isAccepted()).isFalse();
        DeliveryRecord accepted = new DeliveryRecord(
                known.id(),
                0,
                "team",
                false,
                "test.started",
                State.DELIVERED,
                null,
                List.of(new AttemptRecord(START, 202, 12, Reason.said("later"), true)));
        new RunRecords(() -> directory).add(ordinal -> full().withDelivery(known::isSameAs, one -> accepted));

        DeliveryRecord read =
                new RunRecords(() -> directory).all().get(0).deliveries().get(0);
        assertThat(read).isEqualTo(accepted);
        assertThat(read.isAccepted()).isTrue();
        assertThat(directory.resolve(RunRecordsFile.NAME)).content().containsOnlyOnce("accepted");
    }

    @Test
    void reasonOfAttemptIsStoredByKind() throws IOException {
        Reason reason = Reason.of(ReasonKind.ANSWERED, Reason.of(ReasonKind.SLACK), "no_service", "404");
        DeliveryRecord refused = full().deliveries().get(0).notKept(START, reason);
        new RunRecords(() -> directory).add(ordinal -> full().withDelivery(refused::isSameAs, known -> refused));

        assertThat(directory.resolve(RunRecordsFile.NAME))
                .content()
                .contains("\"text\":{\"kind\":\"ANSWERED\",\"arguments\":[\"no_service\",\"404\"],"
                        + "\"detail\":{\"kind\":\"SLACK\"}}");
        assertThat(new RunRecords(() -> directory).all().get(0).deliveries().get(0))
                .isEqualTo(refused);
    }

    @Test
    void reasonOfRunIsStoredByKindAndText() throws IOException {
        Outcome outcome = Interruption.TIMEOUT.outcome();
        new RunRecords(() -> directory)
                .add(ordinal -> full().withRun(full().source(), "checkout", null, ended(outcome)));
        assertThat(new RunRecords(() -> directory).all().get(0).run().outcome()).isEqualTo(outcome);

        Path file = directory.resolve(RunRecordsFile.NAME);
        Files.writeString(file, Files.readString(file).replace("\"kind\":\"TIMEOUT\"", "\"kind\":\"OUT_OF_CREDIT\""));
        assertThat(new RunRecords(() -> directory).all().get(0).run().outcome())
                .isEqualTo(
                        new Outcome(K6Status.TIMED_OUT, K6Result.FAILED, Outcome.Kind.STOPPED, "Stopped by a timeout"));
    }

    @Test
    void testKeyIsStoredWhenItDiffersFromName() throws IOException {
        assertThat(full().test())
                .as("of an older version, or named by its author")
                .isEqualTo("checkout");
        assertThat(full().withRun(full().source(), "load.js", "load.js", full().run())
                        .testKey())
                .isNull();

        RunRecord record = full().withRun(full().source(), "load.js", "cart/load.js", full().run());
        new RunRecords(() -> directory).add(ordinal -> record);
        assertThat(directory.resolve(RunRecordsFile.NAME))
                .content()
                .contains("\"name\":\"load.js\",\"testKey\":\"cart/load.js\",");
        assertThat(new RunRecords(() -> directory).all()).containsExactly(record);
        assertThat(record.withStartTold().test()).isEqualTo("cart/load.js");
    }

    @Test
    void warningsAreStoredAndUnknownOnesSkipped() throws IOException {
        RunWarning failed = new RunWarning(RunWarning.Kind.ALL_REQUESTS_FAILED, null);
        RunWarning dropped = new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L);
        new RunRecords(() -> directory)
                .add(ordinal -> full().withRun(full().source(), "checkout", null, warned(failed, dropped)));
        Path file = directory.resolve(RunRecordsFile.NAME);
        assertThat(file)
                .content()
                .contains("\"warnings\":[{\"kind\":\"ALL_REQUESTS_FAILED\"},"
                        + "{\"kind\":\"ITERATIONS_DROPPED\",\"count\":19}]");
        assertThat(warnings()).containsExactly(failed, dropped);

        for (String later :
                List.of("{\"kind\":\"TOO_QUIET\"}", "{\"kind\":\"ALL_REQUESTS_FAILED\",\"count\":1}", "7")) {
            String line = Files.readString(file);
            Files.writeString(file, line.replace("{\"kind\":\"ALL_REQUESTS_FAILED\"}", later));
            assertThat(warnings()).as(later).containsExactly(dropped);
            Files.writeString(file, line);
        }
    }

    @Test
    void verdictIsStoredAndUnknownFindingsSkipped() throws IOException {
        List<QualityGate> gates = List.of(
                new QualityGate("aborted", null, null, null, Criticality.FAILURE),
                new QualityGate(null, "p(95)", 0.001, null, null),
                new QualityGate(null, "p(95)", null, "+20%", null));
        K6Run run = full().run();
        K6Summary summary = new K6Summary(Map.of("http_req_duration.p(95)", 1.5), List.of(), null, null);
        K6Run measured = new K6Run(1, run.banner(), run.started(), run.ended(), run.outcome(), 99, summary);
        RunRecord record = full().withRun(full().source(), "checkout", null, measured)
                .withVerdict(GateRules.verdict(gates, measured, null, true));
        new RunRecords(() -> directory).add(ordinal -> record);
        Path file = directory.resolve(RunRecordsFile.NAME);
        assertThat(file)
                .content()
                .contains("{\"kind\":\"ABOVE\",\"criticality\":\"UNSTABLE\",\"subject\":\"http_req_duration.p(95)\","
                        + "\"unit\":\"TIME\",\"value\":1.5,\"limit\":0.001}");
        assertThat(new RunRecords(() -> directory).all()).containsExactly(record);

        Files.writeString(file, Files.readString(file).replace("\"kind\":\"ABOVE\"", "\"kind\":\"LATER\""));
        GateVerdict verdict = new RunRecords(() -> directory).all().get(0).verdict();
        assertThat(verdict.status()).isEqualTo(record.verdict().status());
        assertThat(verdict.findings()).hasSize(record.verdict().findings().size() - 1);
    }

    private List<RunWarning> warnings() {
        return new RunRecords(() -> directory).all().get(0).run().warnings();
    }

    private static K6Run warned(RunWarning... warnings) {
        K6Run run = full().run();
        return new K6Run(
                1, run.banner(), run.started(), run.ended(), run.outcome(), 99, run.summary(), List.of(warnings));
    }

    private static K6Run ended(Outcome outcome) {
        K6Run run = full().run();
        return new K6Run(run.ordinal(), run.banner(), run.started(), run.ended(), outcome, 124, run.summary());
    }

    @Test
    void lineWithInvalidReasonIsDamaged() throws IOException {
        new RunRecords(() -> directory).add(ordinal -> full());
        Path file = directory.resolve(RunRecordsFile.NAME);
        Files.writeString(file, Files.readString(file).replace("\"text\":\"later\"", "\"text\":{\"kind\":7}"));

        assertThat(new RunRecords(() -> directory).all()).isEmpty();
        assertThat(directory.resolve(RunRecordsFile.NAME + ".damaged")).exists();
    }

    /** A new format needs a new file: builds with this format are on disks, and must stay readable for years. */
    @Test
    void currentFormatIsRead() throws IOException {
        Files.copy(
                RunRecordsTest.class.getResourceAsStream(RunRecordsFile.NAME), directory.resolve(RunRecordsFile.NAME));
        assertThat(new RunRecords(() -> directory).all()).containsExactly(full());
    }

    @Test
    void currentFormatIsWritten() throws IOException {
        new RunRecords(() -> directory).add(ordinal -> full());
        try (InputStream frozen = RunRecordsTest.class.getResourceAsStream(RunRecordsFile.NAME)) {
            assertThat(directory.resolve(RunRecordsFile.NAME))
                    .hasContent(new String(frozen.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void fieldsOfLaterVersionAreIgnored() throws IOException {
        new RunRecords(() -> directory).add(ordinal -> full());
        Path file = directory.resolve(RunRecordsFile.NAME);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"place\":", "\"later\":{\"a\":[1]},\"place\":")
                        .replace("\"script\":", "\"later\":true,\"script\":"));
        assertThat(new RunRecords(() -> directory).all()).containsExactly(full());
    }

    @Test
    void fileWithDamagedLinesIsRenamed() throws IOException {
        Path file = directory.resolve(RunRecordsFile.NAME);
        for (String content : List.of("\n", "[{\n", "{}\n", "{\"id\":null}\n", "null\n", "7\n", "\u0000\u0000")) {
            Files.writeString(file, content);
            assertThat(new RunRecords(() -> directory).all()).as(content).isEmpty();
            assertThat(file).as(content).isEmptyFile();
            assertThat(directory.resolve(RunRecordsFile.NAME + ".damaged")).hasContent(content);
        }
        new RunRecords(() -> directory).add(RunRecordsTest::record);
        assertThat(new RunRecords(() -> directory).all()).hasSize(1);
    }

    @Test
    void intactLinesAreKept() throws IOException {
        RunRecords records = new RunRecords(() -> directory);
        records.add(RunRecordsTest::record);
        records.add(RunRecordsTest::record);
        Path file = directory.resolve(RunRecordsFile.NAME);
        Files.writeString(file, Files.readString(file).replace("{\"id\":\"" + new UUID(0, 1), "{\"?\":\""));
        assertThat(new RunRecords(() -> directory).all()).containsExactly(record(2));
    }

    /** As after a kill of the process during a write. */
    @Test
    void truncatedLastLineDoesNotDamageNextLine() throws IOException {
        RunRecords records = new RunRecords(() -> directory);
        records.add(RunRecordsTest::record);
        records.change(new UUID(0, 1), RunRecord::withStartTold);
        Path file = directory.resolve(RunRecordsFile.NAME);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));
        RunRecords next = new RunRecords(() -> directory);
        assertThat(next.all()).containsExactly(record(1));
        next.add(RunRecordsTest::record);
        assertThat(new RunRecords(() -> directory).all()).containsExactly(record(1), record(2));
    }

    @Test
    void fileDoesNotGrowWithEachChange() throws IOException {
        RunRecords records = new RunRecords(() -> directory);
        records.add(RunRecordsTest::record);
        Path file = directory.resolve(RunRecordsFile.NAME);
        long one = Files.size(file);
        for (int i = 0; i < 1000; i++) {
            String name = "changed " + i;
            records.change(new UUID(0, 1), record -> record.withRun(record.source(), name, null, record.run()));
        }
        assertThat(Files.size(file)).isLessThan(100 * one);
        assertThat(new RunRecords(() -> directory).all())
                .extracting(RunRecord::name)
                .containsExactly("changed 999");
    }

    @Test
    void deletedDirectoryIsNotCreated() {
        Path deleted = directory.resolve("17");
        RunRecords records = new RunRecords(() -> deleted);
        records.add(RunRecordsTest::record);
        assertThat(records.all()).hasSize(1);
        assertThat(deleted).doesNotExist();
    }

    @Test
    void fileMovesWithBuild() throws IOException {
        Path before = Files.createDirectory(directory.resolve("before"));
        Path after = directory.resolve("after");
        AtomicReference<Path> build = new AtomicReference<>(before);
        RunRecords records = new RunRecords(build::get);
        records.add(RunRecordsTest::record);
        Files.move(before, after);
        records.add(RunRecordsTest::record);
        build.set(after);
        records.change(new UUID(0, 1), RunRecord::withStartTold);
        assertThat(before).doesNotExist();
        assertThat(new RunRecords(build::get).all())
                .as("the second came while the build was on its way")
                .containsExactly(record(1).withStartTold(), record(2));
    }

    @Test
    void failedWriteIsRepeatedWithNextChange() throws IOException {
        RunRecords records = new RunRecords(() -> directory);
        Path file = Files.createDirectory(directory.resolve(RunRecordsFile.NAME));
        records.add(RunRecordsTest::record);
        Files.delete(file);
        records.add(RunRecordsTest::record);
        assertThat(new RunRecords(() -> directory).all()).containsExactly(record(1), record(2));
    }

    @Test
    void ordinalsIncreaseUpToLimit() {
        RunRecords records = new RunRecords(() -> directory);
        IntStream.range(1, RunRecords.MAX_RUNS).forEach(any -> records.add(RunRecordsTest::record));
        assertThat(records.add(RunRecordsTest::record)).contains(record(RunRecords.MAX_RUNS));
        assertThat(records.add(RunRecordsTest::record)).isEmpty();
        assertThat(records.all()).hasSize(RunRecords.MAX_RUNS);
    }

    @Test
    void findReturnsRunAtPlace() {
        RunRecords records = new RunRecords(() -> directory);
        records.add(RunRecordsTest::record);
        assertThat(records.find("step", "7", 1)).contains(record(1));
        assertThat(records.find("other", "7", 1)).isEmpty();
        assertThat(records.find("step", "8", 1)).isEmpty();
        assertThat(records.find("step", "7", 2)).isEmpty();
    }

    @Test
    void changeAffectsOneRunAndIsStored() {
        RunRecords records = new RunRecords(() -> directory);
        records.add(RunRecordsTest::record);
        records.add(RunRecordsTest::record);
        assertThat(records.change(new UUID(0, 2), RunRecord::withEndTold))
                .hasValueSatisfying(changed -> assertThat(changed.endTold()).isTrue());
        assertThat(records.change(new UUID(9, 9), RunRecord::withEndTold)).isEqualTo(Optional.empty());
        assertThat(new RunRecords(() -> directory).all())
                .extracting(RunRecord::endTold)
                .containsExactly(false, true);
    }

    @Test
    void deliveryIsAddedOnceAndChangedById() {
        RunRecord run = full();
        DeliveryRecord first = run.deliveries().get(0);
        assertThat(run.withDeliveries(List.of(first)).deliveries()).hasSize(2);
        assertThat(run.withDelivery(first::isSameAs, delivery -> delivery.notKept(START, Reason.said("disk full")))
                        .deliveries())
                .extracting(DeliveryRecord::state)
                .containsExactly(State.FAILED, State.WAITING);
    }

    @Test
    void redeliveryIsSeparateRecord() {
        DeliveryRecord first = full().deliveries().get(0);
        DeliveryRecord again = new DeliveryRecord(
                first.id(), 1, first.channel(), first.job(), first.event(), State.WAITING, null, List.of());
        RunRecords records = new RunRecords(() -> directory);
        records.add(ordinal -> full());
        for (int i = 0; i < 2; i++) {
            records.change(full().id(), run -> run.withDeliveries(List.of(again)));
        }
        records.change(
                full().id(),
                run -> run.withDelivery(again::isSameAs, record -> record.notKept(START, Reason.said("disk full"))));

        assertThat(new RunRecords(() -> directory).all().get(0).deliveries())
                .extracting(DeliveryRecord::redelivery, DeliveryRecord::state)
                .containsExactly(tuple(0, State.DELIVERED), tuple(0, State.WAITING), tuple(1, State.FAILED));
    }
}
