package io.jenkins.plugins.k6notify.engine.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the script {@code k6} in the shells of this machine, in front of a program that shows what it was given. */
@DisabledOnOs(OS.WINDOWS)
class K6ScriptTest {

    /** Stands in for k6: prints its arguments, process, environment and input, and ends as it is told. */
    private static final String K6 = """
        #!/bin/sh
        if [ -n "${SUMMARY-}" ]; then echo "$SUMMARY" > "$K6_SUMMARY_EXPORT"; fi
        for argument; do echo "argument [$argument]"; done
        if [ "${1-}" = env ]; then env | grep -v -e '^_=' -e '^PATH=' -e '^K6_SUMMARY_EXPORT=' -e '^SHLVL=' | sort; fi
        if [ "${1-}" = input ]; then cat; fi
        if [ "${1-}" = pid ]; then echo $$; fi
        if [ "${1-}" = wait ]; then : > ready; exec sleep 60; fi
        if [ "${1-}" = exit ]; then exit "$2"; fi
        """;

    /**
     * Waits until k6 waits, then silences the shell: whether it prints "Terminated" depends on when it notices the end
     * of k6, not on what k6 is.
     */
    private static final String READY = "until [ -e ready ]; do :; done; exec 2> /dev/null; ";

    @TempDir
    private Path temporary;

    private Path tools;
    private ProcessDirectory processes;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void install() throws IOException {
        tools = Files.createDirectory(temporary.resolve("tools"));
        program(tools.resolve("k6"), K6);
        processes = directory("1");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessDirectory directory(String name) throws IOException {
        ProcessDirectory created = new ProcessDirectory(temporary.resolve("ws@tmp/k6-processes-" + name));
        assertThat(created.create(toolPath())).isEqualTo(created.bin() + ":" + toolPath());
        return created;
    }

    private String toolPath() {
        return tools + ":/usr/local/bin:/usr/bin:/bin";
    }

    private String watchedPath() {
        return processes.bin() + ":" + toolPath();
    }

    /** Runs a shell script, and returns its output, both streams, and then its exit code. */
    private String run(String path, String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script).redirectErrorStream(true);
        shell.environment().clear();
        shell.environment().putAll(variables);
        shell.environment().put("PATH", path);
        shell.directory(temporary.toFile());
        Files.deleteIfExists(temporary.resolve("ready"));
        Process process = shell.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output + "exit " + process.exitValue();
    }

    private String run(String script) throws IOException, InterruptedException {
        return run(watchedPath(), script);
    }

    private List<K6Command> commands() throws IOException {
        List<K6Command> commands = new ArrayList<>();
        processes.processes().forEach(process -> commands.add(process.command()));
        return commands;
    }

    static Stream<String> transparent() {
        return Stream.of(
                "k6",
                "k6 run 'a b.js' -e 'X=1 2' \"it's\" '' '*' '$HOME' '\\' -- -x",
                "k6 run 'a\nb.js' '\n'",
                "word=1 k6=2 entries=3 PWD=/ kn=4; export word k6 entries kn; k6 env",
                "printf 'one\\ntwo' | k6 input",
                "k6 exit 0",
                "k6 exit 99",
                "k6 exit 255",
                "k6 wait & p=$!; " + READY + "kill -TERM $p; wait $p",
                "k6 wait & p=$!; " + READY + "kill -KILL $p; wait $p",
                "k6 wait & p=$!; " + READY + "kill -HUP $p; wait $p",
                "trap '' INT; k6 wait & p=$!; " + READY + "kill -INT $p; kill -TERM $p; wait $p",
                "timeout 1 k6 wait",
                "timeout -s INT 1 k6 wait",
                "timeout -s KILL 1 k6 wait",
                "k6 run > out.log 2>&1; cat out.log",
                "k6 exit 3 | cat",
                "k6 exit 3 || true",
                "echo a.js b.js | xargs -n 1 k6 run",
                "k6() { echo function; }; k6 run a.js",
                "alias k6=echo; k6 run a.js",
                "nohup k6 exit 7 > /dev/null 2>&1",
                "cd /; k6 run a.js",
                "env -i PATH=\"$PATH\" k6 env",
                "env -i " + "\"$TOOLS/k6\" run a.js",
                "$(command -v k6) exit 5",
                "$(which k6) exit 5",
                "k6 run a.js b.js | head -n 1",
                // Takes a PATH of its own, where it is installed.
                "sudo -n k6 run a.js; sudo -n PATH=\"$PATH\" k6 run a.js",
                "set -eu; k6 run a.js; k6 exit 4; echo never");
    }

    /** The matrix of signals and exits: nothing differs, except the path and the place of the summary. */
    @ParameterizedTest
    @MethodSource("transparent")
    void behavesLikeK6(String script) throws Exception {
        variables.put("TOOLS", tools.toString());
        assertThat(run(watchedPath(), script)).isEqualTo(run(toolPath(), script));
    }

    /** The process becomes k6, so that signals reach it. */
    @Test
    void keepsProcessId() throws Exception {
        assertThat(run("k6 pid & wait; echo $!")).matches("argument \\[pid]\n(\\d+)\n\\1\nexit 0");
    }

    @Test
    void recordsSubCommandAndScript() throws Exception {
        run("k6 run --vus 10 tests/a.js; k6 cloud run b.ts; k6 version; k6 -q run -");
        assertThat(commands()).extracting(K6Command::isRun).containsExactlyInAnyOrder(true, true, false, true);
        assertThat(commands()).extracting(K6Command::script).containsExactlyInAnyOrder("tests/a.js", "b.ts", null, "-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e TOKEN=s3cret",
                "-eTOKEN=s3cret",
                "--env TOKEN=s3cret",
                "--env=TOKEN=s3cret",
                "-e s3cret.js",
                "--tag s3cret",
                "--out influxdb=http://user:s3cret@host/db",
                "-o influxdb=http://user:s3cret@host/db.js",
                "--s3cret=s3cret",
                "-qs3cret"
            })
    void recordsNoValues(String arguments) throws Exception {
        run("k6 run " + arguments.replace("--s3cret", "--x") + " a.js; k6 cloud login -t s3cret --token=s3cret");
        assertThat(commands())
                .isNotEmpty()
                .noneMatch(command -> command.toString().contains("s3cret"));
        assertThat(commands()).anyMatch(command -> "a.js".equals(command.script()));
    }

    @Test
    void eachProcessHasItsSummary() throws Exception {
        variables.put("SUMMARY", "{}");
        variables.put("K6_SUMMARY_EXPORT", temporary + "/k6-summaries/k6-summary-1.json");
        run("k6 run a.js & k6 run b.js & wait; k6 run c.js");
        assertThat(processes.processes()).hasSize(3).allMatch(process -> process.summarized() != null);
        assertThat(temporary.resolve("k6-summaries")).doesNotExist();
    }

    @Test
    void summaryOfAuthorStays() throws Exception {
        variables.put("SUMMARY", "{}");
        run("K6_SUMMARY_EXPORT=mine.json k6 run a.js");
        assertThat(temporary.resolve("mine.json")).exists();
        assertThat(processes.processes())
                .singleElement()
                .satisfies(process -> assertThat(process.summarized()).isNull());
    }

    @Test
    void k6OfLaterPathEntryIsTaken() throws Exception {
        Path other = Files.createDirectory(temporary.resolve("other"));
        program(other.resolve("k6"), "#!/bin/sh\necho other\n");
        assertThat(run("PATH=" + other + ":$PATH; k6 run a.js")).startsWith("other");
        assertThat(commands()).isEmpty();
        assertThat(run(processes.bin() + ":" + other + ":" + toolPath(), "k6 run a.js"))
                .startsWith("other");
        assertThat(commands()).hasSize(1);
    }

    @Test
    void missingK6IsReportedAsByShell() throws Exception {
        Files.delete(tools.resolve("k6"));
        assertThat(run("k6 run a.js")).isEqualTo("k6: not found\nexit 127");
        assertThat(commands()).isEmpty();
    }

    /** As with the command line in a pipeline. */
    @Test
    void twoDirectoriesBothRecord() throws Exception {
        ProcessDirectory second = directory("second");
        assertThat(run(second.bin() + ":" + watchedPath(), "PATH=$PATH:$PATH; k6 run a.js"))
                .isEqualTo("argument [run]\nargument [a.js]\nexit 0");
        assertThat(commands()).hasSize(1);
        assertThat(second.processes()).hasSize(1);
    }

    @Test
    void copyOfScriptFindsK6AndRecordsNothingItself() throws Exception {
        assertThat(
                        run(
                                "cp \"$(command -v k6)\" copy; ./copy run a.js; mkdir bin; cp copy bin/k6; PATH=$PWD/bin:$PATH; k6 run b.js"))
                .isEqualTo("argument [run]\nargument [a.js]\nargument [run]\nargument [b.js]\nexit 0");
        assertThat(temporary.resolve("ws@tmp")).isDirectory();
    }

    @Test
    void fullDiskDoesNotMatter() throws Exception {
        assertThat(run("trap '' XFSZ; ulimit -f 0; k6 run a.js")).isEqualTo("argument [run]\nargument [a.js]\nexit 0");
        assertThat(commands()).noneMatch(K6Command::isRun);
    }

    @Test
    void manyProcessesAreDistinct() throws Exception {
        run("i=0; while [ $i -lt 300 ]; do k6 run $i.js > /dev/null & i=$((i+1)); done; wait");
        assertThat(commands())
                .extracting(K6Command::script)
                .doesNotHaveDuplicates()
                .hasSize(300);
    }
}
