package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.support.FakeJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedRunsTest {

    private static final List<String> EDITS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "\"NaN\"",
            "\"\"",
            "{}",
            "[null]",
            "{\"a\":null}",
            "[".repeat(3000),
            "",
            "\u0000",
            "\"x");

    private final FakeJob job = new FakeJob("shop", "load");

    @TempDir
    private Path directory;

    @BeforeEach
    void jobOnDisk() {
        job.setRootDir(directory);
    }

    private static PinnedRun run(int build) {
        return new PinnedRun(
                new UUID(build, 1),
                build,
                K6Result.PASSED,
                Map.of("http_req_duration.p(95)", 456.9),
                new TestSetup(List.of(new TestSetup.Criterion("http_req_duration", "p(95)<500")), List.of("default")),
                RecordedRuns.STARTED,
                "ada");
    }

    private PinnedRuns pinned() {
        return PinnedRuns.of(job);
    }

    private Path file() {
        return directory.resolve(PinnedRuns.NAME);
    }

    @Test
    void jobWithoutFileHasNone() {
        assertThat(pinned().all()).isEmpty();
    }

    @Test
    void pinReplacesRunOfTest() throws Exception {
        assertThat(pinned().pin("checkout", run(38))).isTrue();
        assertThat(pinned().pin("search", run(39))).isTrue();
        assertThat(pinned().pin("checkout", run(41))).isTrue();

        assertThat(pinned().all()).isEqualTo(Map.of("checkout", run(41), "search", run(39)));
    }

    @Test
    void unpinRemovesThisRunOnly() throws Exception {
        pinned().pin("checkout", run(38));
        pinned().pin("checkout", run(41));

        assertThat(pinned().unpin(run(38).run())).isFalse();
        assertThat(pinned().all()).hasSize(1);
        assertThat(pinned().unpin(run(41).run())).isTrue();
        assertThat(pinned().all()).isEmpty();
    }

    @Test
    void referenceHasValuesAndSetup() {
        assertThat(run(38).asReference("shop/load"))
                .isEqualTo(new PreviousRun(
                        "shop/load",
                        38,
                        K6Result.PASSED,
                        run(38).metrics(),
                        run(38).setup(),
                        Baseline.PINNED,
                        List.of()));
    }

    @Test
    void numberOfTestsIsLimited() throws Exception {
        for (int i = 0; i < PinnedRuns.MAX_TESTS; i++) {
            assertThat(pinned().pin("test " + i, run(i + 1))).isTrue();
        }

        assertThat(pinned().pin("one more", run(999))).isFalse();
        assertThat(pinned().pin("test 7", run(999))).isTrue();
        assertThat(pinned().all()).hasSize(PinnedRuns.MAX_TESTS).containsEntry("test 7", run(999));
    }

    @Test
    void runsBeyondLimitAreNotRead() throws Exception {
        pinned().pin("t", run(1));
        String saved = Files.readString(file());
        String one = saved.substring(saved.indexOf("\"t\":"), saved.length() - 2);
        Files.writeString(
                file(),
                IntStream.range(0, PinnedRuns.MAX_TESTS + 1)
                        .mapToObj(i -> one.replace("\"t\":", "\"t" + i + "\":"))
                        .collect(Collectors.joining(",", "{\"baselines\":{", "}}")));

        assertThat(pinned().all()).hasSize(PinnedRuns.MAX_TESTS).containsKey("t199");
    }

    /** The key of a test without name and script is the full name of its job. */
    @Test
    void testNamedAfterJobFollowsRename() throws Exception {
        pinned().pin("shop/load", run(38));
        FakeJob renamed = new FakeJob("shop", "nightly");
        renamed.setRootDir(directory);

        assertThat(PinnedRuns.of(renamed).all()).containsOnlyKeys("shop/nightly");
    }

    @Test
    void savedFormIsUnchanged() throws Exception {
        String json = "{\"baselines\":{\"checkout\":{\"run\":\"00000000-0000-0026-0000-000000000001\",\"build\":38,"
                + "\"result\":\"PASSED\",\"metrics\":{\"http_req_duration.p(95)\":456.9},"
                + "\"setup\":{\"thresholds\":[{\"metric\":\"http_req_duration\",\"expression\":\"p(95)<500\"}],"
                + "\"scenarios\":[\"default\"]},\"at\":\"2026-11-23T12:00:00Z\",\"by\":\"ada\"}}}";

        pinned().pin("checkout", run(38));

        assertThat(file()).hasContent(json);
    }

    @Test
    void unknownAndMissingFieldsAreTolerated() throws Exception {
        Files.writeString(
                file(),
                "{\"version\":2,\"baselines\":{\"checkout\":{\"run\":\"00000000-0000-0026-0000-000000000001\","
                        + "\"build\":38,\"result\":\"PASSED\",\"metrics\":{\"x\":1.0},\"at\":\"2026-11-23T12:00:00Z\","
                        + "\"setup\":{\"stages\":[1]},\"new\":{}}}}");

        PinnedRun read = pinned().all().get("checkout");
        assertThat(read.setup()).isEqualTo(TestSetup.UNKNOWN);
        assertThat(read.by()).isNull();
        assertThat(file().resolveSibling(PinnedRuns.NAME + ".damaged")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"baselines\":7}", "\u0000\u0001", "{\"baselines\":{\"a\":{}}}"})
    void damagedFileIsKeptUnderAnotherName(String text) throws Exception {
        Files.writeString(file(), text);

        assertThat(pinned().all()).isEmpty();
        assertThat(file().resolveSibling(PinnedRuns.NAME + ".damaged")).hasContent(text);
        assertThat(pinned().pin("checkout", run(38))).isTrue();
        assertThat(pinned().all()).containsOnlyKeys("checkout");
    }

    @Test
    void readableRunsOfDamagedFileAreKept() throws Exception {
        pinned().pin("checkout", run(38));
        Files.writeString(
                file(),
                Files.readString(file()).replace("\"baselines\":{", "\"baselines\":{\"search\":{\"build\":\"x\"},"));

        assertThat(pinned().all()).containsOnlyKeys("checkout");
        assertThat(pinned().all()).containsOnlyKeys("checkout");
    }

    /** Of an edited file, either all is read, or a copy is kept; what is read can be compared with and written again. */
    @Test
    void anyFileIsReadOrKeptUnderAnotherName() throws Exception {
        pinned().pin("checkout", run(38));
        pinned().pin("search", run(39));
        String saved = Files.readString(file());
        Path kept = file().resolveSibling(PinnedRuns.NAME + ".damaged");
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            String text = edited(saved, random);
            Files.writeString(file(), text);
            Files.deleteIfExists(kept);

            Map<String, PinnedRun> read = pinned().all();

            assertThat(read.size() == 2 || Files.readString(kept).equals(text))
                    .as(text)
                    .isTrue();
            assertThat(pinned().all()).as(text).isEqualTo(read);
            assertThat(read.values()).as(text).allSatisfy(PinnedRunsTest::assertUsable);
            assertThat(pinned().pin("one more", run(40))).as(text).isTrue();
            assertThat(pinned().all()).as(text).hasSize(read.size() + 1);
        }
    }

    private static String edited(String json, Random random) {
        List<String> tokens = new ArrayList<>(List.of(json.split("(?<=[{}\\[\\]:,])|(?=[{}\\[\\]:,])")));
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            tokens.set(random.nextInt(tokens.size()), EDITS.get(random.nextInt(EDITS.size())));
        }
        return String.join("", tokens);
    }

    private static void assertUsable(PinnedRun run) {
        K6Run now = SampleRuns.record(1, SampleRuns.PASSED).run();
        assertThat(run.asReference("shop/load").comparedWith(now).metrics().values())
                .allMatch(Double::isFinite);
    }

    @Test
    void directoryOfDeletedJobIsNotCreatedAgain() throws IOException {
        Files.delete(directory);

        assertThatThrownBy(() -> pinned().pin("checkout", run(38))).isInstanceOf(NoSuchFileException.class);
        assertThat(directory).doesNotExist();
    }
}
