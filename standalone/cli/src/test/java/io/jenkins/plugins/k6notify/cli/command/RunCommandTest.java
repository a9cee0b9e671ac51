package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {

    private static final Path CONSOLE = CommandLineSession.recorded("v2.2.0/thresholds-fail/console.txt");
    private static final Path SUMMARY = CommandLineSession.recorded("v2.2.0/thresholds-fail/summary.json");

    private final CommandLineSession session = new CommandLineSession();

    @Test
    void passesOutputAndExitCodeThroughAndReportsRun() throws IOException {
        int exitCode = session.run("run", "--dry-run", "--", "sh", "-c", "cat \"$0\"; echo oops >&2; exit 99", CONSOLE);

        assertThat(exitCode).isEqualTo(99);
        assertThat(session.out()).startsWith(Files.readString(CONSOLE));
        assertThat(session.err())
                .contains("oops\n", "k6-notify: test.finished  script.js  Finished, failed: Thresholds");
    }

    @Test
    void passesBytesOfBothOutputsUnchanged(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("bytes"), bytes);
        session.run("run", "--json", "--", "cat", file);
        assertThat(session.out()).isEmpty();
        CommandLineSession plain = new CommandLineSession();
        plain.run("run", "--dry-run", "--", "cat", file);
        assertThat(plain.outBytes()).isEqualTo(bytes);
    }

    @Test
    void passesOutputWithoutDelay(@TempDir Path folder) throws Exception {
        // The command waits for a file that is created after its first line was read.
        Path go = folder.resolve("go");
        Process process = start(
                "run",
                "--dry-run",
                "--",
                "sh",
                "-c",
                "echo first; until [ -e '" + go + "' ]; do sleep 0.05; done; echo last");
        try (BufferedReader out = reader(process)) {
            assertThat(out.readLine()).isEqualTo("first");
            Files.createFile(go);
            assertThat(out.readLine()).isEqualTo("last");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void setsSummaryExportForK6() throws IOException {
        session.run(
                "run",
                "--json",
                "--",
                "sh",
                "-c",
                "cat '" + CONSOLE + "'; cp '" + SUMMARY + "' \"$K6_SUMMARY_EXPORT\"; exit 99");

        String finished = session.out().lines().skip(1).findFirst().orElseThrow();
        assertThat(new ObjectMapper()
                        .readTree(finished)
                        .at("/k6/metrics/http_req_duration.p(95)")
                        .asDouble())
                .isEqualTo(31.61669395);
    }

    @Test
    void keepsSummaryExportOfUser(@TempDir Path folder) throws IOException {
        Path own = folder.resolve("own.json");
        session.with("K6_SUMMARY_EXPORT", own)
                .run(
                        "run",
                        "--json",
                        "--",
                        "sh",
                        "-c",
                        "cat '" + CONSOLE + "'; cp '" + SUMMARY + "' \"$K6_SUMMARY_EXPORT\"; exit 99");

        assertThat(own).hasSameTextualContentAs(SUMMARY);
        assertThat(session.out()).contains("31.61669395");
    }

    @Test
    void reportsRunsWhoseOutputGoesElsewhere(@TempDir Path folder) throws IOException {
        Path k6 = Files.writeString(
                Files.createDirectory(folder.resolve("bin")).resolve("k6"),
                "#!/bin/sh\ncp '" + SUMMARY + "' \"$K6_SUMMARY_EXPORT\"; exit 99\n");
        Files.setPosixFilePermissions(k6, PosixFilePermissions.fromString("rwxr-xr-x"));
        int exitCode = session.with("PATH", k6.getParent() + ":" + System.getenv("PATH"))
                .run("run", "--json", "--", "sh", "-c", "k6 run a.js > /dev/null; k6 version; k6 run b.js; echo $PATH");

        assertThat(exitCode).isZero();
        List<String> finished = session.out()
                .lines()
                .filter(line -> line.contains("test.finished\""))
                .toList();
        assertThat(finished).hasSize(2);
        assertThat(finished.get(0)).contains("\"name\":\"a.js\"", "\"result\":1", "output_not_seen", "31.61669395");
        assertThat(finished.get(1)).contains("\"name\":\"b.js\"");
        Path bin = Path.of(session.err().split(":")[0].strip());
        assertThat(bin.getParent().getParent()).as("temporary directory").doesNotExist();
    }

    @Test
    void ignoresSummaryOfEarlierRun() throws IOException {
        Path killed = CommandLineSession.recorded("v2.2.0/sigkill/console.txt");
        session.run(
                "run",
                "--json",
                "--",
                "sh",
                "-c",
                "cat '" + CONSOLE + "'; cp '" + SUMMARY + "' \"$K6_SUMMARY_EXPORT\"; cat '" + killed + "'; exit 137");

        List<String> bodies = session.out().lines().toList();
        assertThat(bodies).hasSize(4);
        assertThat(bodies.get(1)).contains("31.61669395");
        assertThat(new ObjectMapper().readTree(bodies.get(3)).at("/k6/metrics")).isEmpty();
    }

    @Test
    void missingCommandExitsWith127AndReportsNoRun() {
        assertThat(session.run("run", "--json", "--", "no-such-command-anywhere", "run"))
                .isEqualTo(127);
        assertThat(session.out()).as("it may be any program").isEmpty();
    }

    @Test
    void missingK6ExitsWith127AndReportsReason(@TempDir Path folder) throws IOException {
        assertThat(session.run("run", "--json", "--", folder.resolve("k6"), "run"))
                .isEqualTo(127);
        assertThat(new ObjectMapper().readTree(session.out()).get("reason").asText())
                .isEqualTo("k6 was not found (exit code 127)");
    }

    @Test
    void nonExecutableFileExitsWith126(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("k6"), "#!/bin/sh\n");
        assertThat(session.run("run", "--json", "--", file)).isEqualTo(126);
        assertThat(session.out()).contains("k6 could not be executed (exit code 126)");
    }

    /** 101 is also the code of a Rust panic, 100 that of apt-get. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 97, 99, 100, 101, 107, 137})
    void ignoresExitCodeOfOtherProgram(int exitCode) {
        assertThat(session.run("run", "--json", "--", "sh", "-c", "exit " + exitCode))
                .isEqualTo(exitCode);
        assertThat(session.out()).isEmpty();
    }

    private static Path program(Path file, int exitCode) throws IOException {
        Files.writeString(file, "#!/bin/sh\nexit " + exitCode + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"k6", "k6.exe"})
    void usesExitCodeOfK6WithoutOutput(String name, @TempDir Path folder) throws IOException {
        assertThat(session.run("run", "--json", "--", program(folder.resolve(name), 99), "run", "--quiet", "a.js"))
                .isEqualTo(99);
        assertThat(session.out()).contains("\"event_type\":\"test.finished.failed\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k6-wrapper", "xk6", "k6.sh"})
    void ignoresExitCodeOfProgramWithOtherName(String name, @TempDir Path folder) throws IOException {
        assertThat(session.run("run", "--json", "--", program(folder.resolve(name), 99)))
                .isEqualTo(99);
        assertThat(session.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 101})
    void expectRunReportsMissingRun(int exitCode) throws IOException {
        assertThat(session.run(
                        "run", "--json", "--expect-run", "--name", "nightly", "--", "sh", "-c", "exit " + exitCode))
                .isEqualTo(exitCode);

        assertThat(session.out().lines()).hasSize(1);
        JsonNode body = new ObjectMapper().readTree(session.out());
        assertThat(body.get("event").asText()).isEqualTo("test.finished");
        assertThat(body.get("event_type").asText()).isEqualTo("test.finished.aborted_system");
        assertThat(body.get("status").asInt()).isEqualTo(6);
        assertThat(body.get("reason").asText()).isEqualTo("No k6 run was seen");
        assertThat(body.get("name").asText()).isEqualTo("nightly");
        assertThat(body.get("started").isNull()).isTrue();
    }

    @Test
    void expectRunAddsNothingForSeenRun() {
        session.run("run", "--json", "--expect-run", "--", "sh", "-c", "cat \"$0\"; exit 99", CONSOLE);
        assertThat(session.out().lines()).hasSize(2);
        assertThat(session.out()).doesNotContain("No k6 run was seen");
    }

    @Test
    void expectRunCountsRunLeftInCloud() {
        Path left = CommandLineSession.recorded("v2.2.0/cloud-mock-exit-on-running/console.txt");
        session.run("run", "--json", "--expect-run", "--", "cat", left);
        assertThat(session.out().lines()).hasSize(1);
        assertThat(session.out()).contains("\"event\":\"test.started\"");
    }

    @Test
    void passesInputToCommand() throws Exception {
        Process process = start("run", "--dry-run", "--", "cat");
        process.getOutputStream().write("typed\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        try (BufferedReader out = reader(process)) {
            assertThat(out.readLine()).isEqualTo("typed");
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void forwardsSignalsToCommand(String signal) throws Exception {
        String script = "trap 'cat \"" + CommandLineSession.recorded("v2.2.0/sigint/console.txt") + "\"; exit 105' "
                + signal + "; echo ready; while :; do sleep 0.1; done";
        // A shell without job control ignores SIGINT in its background jobs; Maven may be one.
        assumeThat(canBeCaught(signal))
                .as("SIG%s reaches processes begun here", signal)
                .isTrue();
        Process process = start("run", "--json", "--", "sh", "-c", script);
        try (BufferedReader out = reader(process);
                BufferedReader err =
                        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            assertThat(err.readLine()).isEqualTo("ready");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            List<String> bodies = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                bodies.add(line);
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(105);
            assertThat(bodies).hasSize(2);
            assertThat(bodies.get(1)).contains("\"status_text\":\"Aborted by user\"");
        } finally {
            process.destroyForcibly();
        }
    }

    /** A signal that is ignored when a shell starts cannot be caught by it or its children (POSIX, trap). */
    private static boolean canBeCaught(String signal) throws Exception {
        String script = "trap 'exit 0' " + signal + "; kill -" + signal + " $$; exit 1";
        return new ProcessBuilder("sh", "-c", script).start().waitFor() == 0;
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a command line in its own process, which ends after a minute. */
    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.jenkins.plugins.k6notify.cli.K6NotifyCommand"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        return process;
    }
}
