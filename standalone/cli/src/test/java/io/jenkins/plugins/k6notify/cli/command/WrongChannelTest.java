package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Usage errors of the options of channels: one line, exit code 2, and no secret. */
class WrongChannelTest {

    private final CommandLineSession session = new CommandLineSession()
            .with("URL", "https://hooks.example.org/vErYsEcReT")
            .with("SECRET", "vErYsEcReT")
            .with("SPACES", "vErYsEcReT\nvErYsEcReT")
            .with("SMTP", "smtp://u:vErYsEcReT@mail.example.org")
            .with("BAD_SMTP", "smtp://u:vErYsEcReT@@mail.example.org");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("--teams-url-env NOPE", "the environment variable NOPE is not set"),
                arguments(
                        "--teams-url-env URL --teams-mention @ada",
                        "--teams-mention: \"<@ada>\" is no mention for Teams: use the user principal name of a person, "
                                + "with or without a name before it: ada@example.org or Ada Lovelace <ada@example.org>"),
                arguments(
                        "--slack-channel #perf",
                        "the options of the Slack app need its token: add --slack-token-env VAR"),
                arguments(
                        "--slack-token-env SECRET",
                        "the Slack app needs a channel to post to: add --slack-channel NAME"),
                arguments(
                        "--slack-token-env SPACES --slack-channel #perf",
                        "the environment variable SPACES: the header Authorization cannot be sent: its name is not that "
                                + "of a header, or its secret is empty or has other than printable ASCII characters"),
                arguments(
                        "--slack-token-env SECRET --slack-token-file /x --slack-channel #perf",
                        "give either --slack-token-env or --slack-token-file, not both"),
                arguments(
                        "--slack-token-env SECRET --slack-channel #perf --slack-api-url http://example.org/api/",
                        "the URL is not https; to allow http for its host, add --allow-http example.org"),
                arguments(
                        "--webhook-url-env URL --authorization-header X-Key",
                        "--authorization-header has no secret to send: add --authorization-env or --authorization-file"),
                arguments(
                        "--webhook-url-env URL --authorization-env SECRET --authorization-header X:Key",
                        "--authorization-header: 'X:Key' is not the name of a header, and not body: with the name of a "
                                + "key"),
                arguments(
                        "--webhook-url-env URL --authorization-env SECRET --authorization-file /x",
                        "give either --authorization-env or --authorization-file, not both"),
                arguments("--webhook-url-env URL --authorization-env NOPE", "the environment variable NOPE is not set"),
                arguments(
                        "--webhook-url-env URL --signing-secret-env SECRET --signing-secret-file /x",
                        "give either --signing-secret-env or --signing-secret-file, not both"),
                arguments(
                        "--webhook-url-env URL --preset ntfy --webhook-template /x",
                        "give either --webhook-template or --preset, not both"),
                arguments("--webhook-url-env URL --webhook-template /no/such", "the template /no/such does not exist"),
                arguments(
                        "--webhook-url-env URL --preset discrod",
                        "unknown preset 'discrod': use k6-cloud, mattermost, discord, google-chat, slack-workflow, "
                                + "grafana-annotation, pagerduty-change, ntfy"),
                arguments("--email-to a@example.org", "e-mail needs a mail server: add --smtp-url-env VAR"),
                arguments("--smtp-url-env SMTP", "e-mail needs recipients: add --email-to LIST"),
                arguments("--email-from a@example.org", "--email-from has no recipients: add --email-to LIST"),
                arguments(
                        "--smtp-url-env SMTP --email-to nobody",
                        "\"nobody\" is not an e-mail address; use addresses of ASCII characters like perf@example.org"),
                arguments(
                        "--smtp-url-env BAD_SMTP --email-to a@example.org",
                        "the environment variable BAD_SMTP: the URL is not valid: use smtp://USER:PASSWORD@HOST:PORT, "
                                + "and percent-encode the special characters of user and password, such as %40 for @"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void printsOneLineForWrongChannel(String options, String message) {
        Object[] arguments = ("test-hook " + options).split(" ");

        assertThat(session.run(arguments)).isEqualTo(2);
        assertThat(session.err()).isEqualTo("k6-notify: " + message + "\n");
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).doesNotContain("vErYsEcReT");
    }
}
