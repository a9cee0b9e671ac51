package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage errors: one line, exit code 2, no stack trace and no secret. */
class WrongUsageTest {

    private static final String SECRET = "https://hooks.example.org/T0/B0/vErYsEcReT";
    private static final Path CONSOLE = CommandLineSession.recorded("v2.2.0/success/console.txt");

    private final CommandLineSession session = new CommandLineSession()
            .with("GOOD", SECRET)
            .with("HTTP", SECRET.replace("https", "http"))
            .with("SPACES", "https://hooks.example.org/a b/vErYsEcReT")
            .with("FTP", SECRET.replace("https", "ftp"))
            .with("USER", "https://user:vErYsEcReT@example.org/")
            .with("EMPTY", " ")
            .with("BAD_SECRET", "whsec_#vErYsEcReT#");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        List.of("replay", CONSOLE),
                        "no channel given: name one with --slack-url-env, --slack-token-env, --teams-url-env, "
                                + "--webhook-url-env or --email-to, or look at what would be sent with --json or --dry-run"),
                arguments(
                        List.of("test-hook"),
                        "no channel given: name one with --slack-url-env, --slack-token-env, --teams-url-env, "
                                + "--webhook-url-env or --email-to"),
                arguments(List.of("run"), "no command given: k6-notify run [OPTIONS] -- k6 run script.js"),
                arguments(
                        List.of("replay", "--webhook-url-env", "NOPE", CONSOLE),
                        "the environment variable NOPE is not set"),
                arguments(
                        List.of("replay", "--webhook-url-env", "EMPTY", CONSOLE),
                        "the environment variable EMPTY is empty"),
                arguments(
                        List.of("replay", "--slack-url-file", "/no/such", CONSOLE), "the file /no/such does not exist"),
                arguments(List.of("replay", "--slack-url-file", "/", CONSOLE), "the file / is a directory"),
                arguments(
                        List.of("replay", "--webhook-url-env", "HTTP", CONSOLE),
                        "the environment variable HTTP: the URL is not https; to allow http for its host, add "
                                + "--allow-http hooks.example.org"),
                arguments(
                        List.of("replay", "--webhook-url-env", "SPACES", CONSOLE),
                        "the environment variable SPACES: the URL is not valid: it has a space or another character "
                                + "that must be percent-encoded, or a part is missing"),
                arguments(
                        List.of("replay", "--webhook-url-env", "FTP", CONSOLE),
                        "the environment variable FTP: the URL does not start with https://"),
                arguments(
                        List.of("replay", "--webhook-url-env", "USER", CONSOLE),
                        "the environment variable USER: the URL has a user name or password in it; use a URL without them"),
                arguments(
                        List.of("replay", "--webhook-url-env", "GOOD", "--signing-secret-env", "BAD_SECRET", CONSOLE),
                        "the environment variable BAD_SECRET: the signing secret starts with whsec_ but is not base64 after it"),
                arguments(List.of("replay", "--json", "/no/such.log"), "no such file: /no/such.log"),
                arguments(List.of("replay", "--json", "/"), "/ is a directory, not a file"),
                arguments(
                        List.of("replay", "--json", "--notify-on", "started,faild", CONSOLE),
                        "unknown notify-on event 'faild' (did you mean 'failed'?)"),
                arguments(
                        List.of("replay", "--json", "--exit-code", "256", CONSOLE),
                        "--exit-code must be between 0 and 255"),
                arguments(
                        List.of("replay", "--json", "--exit-code", "-2", CONSOLE),
                        "--exit-code must be between 0 and 255"),
                arguments(List.of("replay", "--json", "--wait", "-1", CONSOLE), "--wait must be between 0 and 86400"),
                arguments(
                        List.of("replay", "--json", "--exit-code", "many", CONSOLE),
                        "Invalid value for option '--exit-code': 'many' is not a long (see 'k6-notify replay --help')"),
                arguments(
                        List.of("replay", "--json"),
                        "Missing required parameter: 'FILE|-' (see 'k6-notify replay --help')"),
                arguments(
                        List.of("replay", "--jsno", CONSOLE),
                        "Unknown option: '--jsno' (see 'k6-notify replay --help')"),
                arguments(
                        List.of("replay", "--json", "--expect-run", CONSOLE),
                        "Unknown option: '--expect-run' (see 'k6-notify replay --help')"),
                arguments(List.of("replay", "--json", "--instances", "0", CONSOLE), "--instances must be at least 1"),
                arguments(List.of("receive", "--port", "65536"), "--port must be between 0 and 65535"),
                arguments(
                        List.of("receive", "--fail", "503,maybe"),
                        "unknown answer 'maybe' in --fail: use HTTP statuses 400 to 599, errors of Slack such as "
                                + "channel_not_found, 'drop', 'slow' or 'ok'"),
                arguments(List.of("receive", "--smtp-port", "-1"), "--smtp-port must be between 0 and 65535"),
                arguments(
                        List.of("replay", "--json", "--mention", "@here", CONSOLE),
                        "--mention: not a mention Slack knows: use <!here>, <!channel>, <@USER-ID> or <!subteam^GROUP-ID>"),
                arguments(
                        List.of("replay", "--json", "--summary", CONSOLE, CONSOLE),
                        "the summary " + CONSOLE + " is not JSON"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void printsOneLineForWrongUsage(List<Object> arguments, String message) {
        assertThat(session.run(arguments.toArray())).isEqualTo(2);
        assertThat(session.err()).isEqualTo("k6-notify: " + message + "\n");
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).doesNotContain("vErYsEcReT");
    }

    @Test
    void replayOfEmptyConsoleNeedsExitCode(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.log"));

        assertThat(session.run("replay", "--json", empty)).isEqualTo(2);
        assertThat(session.err()).isEqualTo("k6-notify: " + empty + " is empty\n");
        // k6 --quiet --log-output=none prints nothing, and returns 107 for a script that throws.
        assertThat(session.run("replay", "--json", "--exit-code", "107", empty)).isZero();
        assertThat(session.out()).contains("\"status\":7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "replay", "receive", "test-hook", "completion"})
    void helpOfEveryCommandHasExample(String command) {
        assertThat(session.run(command, "--help")).isZero();
        assertThat(session.out()).startsWith("Usage: k6-notify " + command).contains("Example: ");
    }

    @Test
    void withoutCommandShowsHelp() {
        assertThat(session.run()).isEqualTo(2);
        assertThat(session.err()).startsWith("Usage: k6-notify").contains("First look: k6-notify demo");
    }

    @Test
    void printsVersionAndCompletion() {
        assertThat(session.run("--version")).isZero();
        assertThat(session.out()).isEqualTo("k6-notify dev\n");
        assertThat(session.run("completion")).isZero();
        assertThat(session.out()).contains("complete -F _complete_k6-notify", "--slack-url-env");
    }
}
