package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DefaultLocale("en")
class ChannelCheckTest {

    private static SlackChannel wanting(String... words) {
        SlackChannel channel = new SlackChannel(" perf ", " url ");
        channel.setNotifyOn(List.of(words));
        return channel;
    }

    @Test
    void newChannelAcceptsAllEvents() {
        SlackChannel channel = new SlackChannel("perf", "url");
        assertThatCode(channel::check).doesNotThrowAnyException();
        assertThat(channel.getNotifyOn()).containsExactly("all");
        assertThat(channel.isEnabled()).isTrue();
    }

    @Test
    void trimsNameAndCredentialId() {
        assertThat(wanting("all").getName()).isEqualTo("perf");
        assertThat(wanting("all").getCredentialsId()).isEqualTo("url");
    }

    @Test
    void eventsHaveFullIdentifiers() {
        assertThat(wanting("failed", "", "Changed").getNotifyOn())
                .containsExactly("test.finished.failed", "test.finished.changed");
        assertThat(wanting("", "started", "finished").getNotifyOn()).containsExactly("all");
    }

    @Test
    void emptyListInCodeMeansAllEvents() {
        assertThat(wanting().getNotifyOn()).containsExactly("all");
    }

    @Test
    void refusesChannelWithoutEvents() {
        assertThatIllegalArgumentException()
                .isThrownBy(wanting("")::check)
                .withMessageContaining("Channel perf: choose at least one event");
    }

    @Test
    void refusesUnknownEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(wanting("failled")::check)
                .withMessage("Channel perf: unknown notify-on event 'failled' (did you mean 'failed'?)");
    }

    @Test
    void refusesBlankName() {
        assertThatIllegalArgumentException()
                .isThrownBy(new WebhookChannel(" ", "url")::check)
                .withMessageContaining("Enter a name");
    }

    @Test
    void refusesInvalidMention() {
        SlackChannel channel = new SlackChannel("perf", "url");
        channel.setMention(" ");
        assertThatCode(channel::check).doesNotThrowAnyException();
        channel.setMention("@here");
        assertThatIllegalArgumentException()
                .isThrownBy(channel::check)
                .withMessageContaining("Channel perf: not a mention");
    }

    @Test
    void refusesTemplateThatDoesNotRenderJson() {
        WebhookChannel channel = new WebhookChannel("chat", "url");
        channel.setTemplate("{\"a\": {% if not test.ended %}!{% else %}1{% endif %}}");
        assertThatIllegalArgumentException()
                .isThrownBy(channel::check)
                .withMessageStartingWith("Channel chat: For test.started.manual the template does not render JSON.");
        channel.setNotifyOn(List.of("failed"));
        assertThatCode(channel::check).doesNotThrowAnyException();
    }

    @Test
    void acceptsTemplateWithUnknownNames() {
        WebhookChannel channel = new WebhookChannel("chat", "url");
        channel.setTemplate("{\"a\": \"{{ test.nmae }}\"}");
        assertThatCode(channel::check).doesNotThrowAnyException();
    }

    @Test
    void blankTemplateIsNone() {
        WebhookChannel channel = new WebhookChannel("chat", "url");
        channel.setTemplate(" \n");
        assertThat(channel.getTemplate()).isNull();
    }

    @Test
    void refusesInvalidHeader() {
        WebhookChannel channel = new WebhookChannel("chat", "url");
        assertThat(channel.getAuthorizationHeader()).isEqualTo("Authorization");
        channel.setAuthorizationHeader("body:routing_key");
        assertThatCode(channel::check).doesNotThrowAnyException();
        channel.setAuthorizationHeader("X Key");
        assertThatIllegalArgumentException()
                .isThrownBy(channel::check)
                .withMessage("Channel chat: X Key is neither a header nor body: and the name of a key");
    }

    @Test
    void refusesMentionThatTeamsDoesNotKnow() {
        TeamsChannel channel = new TeamsChannel("team", "url");
        channel.setMention(" Ada Lovelace <ada@example.org> ");
        assertThatCode(channel::check).doesNotThrowAnyException();
        channel.setMention("@channel");
        assertThatIllegalArgumentException()
                .isThrownBy(channel::check)
                .withMessageStartingWith("Channel team: not a mention for Teams");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#perf", "perf-tests_2", "C012AB3CD", "leistung-prüfung"})
    void acceptsChannelInSlack(String name) {
        assertThatCode(new SlackAppChannel("app", "token", name)::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "@ada", "load tests", "https://example.slack.com/archives/C012AB3CD"})
    void refusesChannelThatSlackDoesNotKnow(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(new SlackAppChannel("app", "token", name)::check)
                .withMessageStartingWith("Channel app: enter the name or ID of a channel in Slack");
    }

    @Test
    void slackAppRepliesInThreadByDefault() {
        assertThat(new SlackAppChannel("app", "token", " #perf ").isThread()).isTrue();
        assertThat(new SlackAppChannel("app", "token", " #perf ").getChannel()).isEqualTo("#perf");
    }

    @Test
    void refusesEmailWithoutRecipients() {
        assertThatIllegalArgumentException()
                .isThrownBy(new EmailChannel("leads", " ")::check)
                .withMessage("Channel leads: enter at least one address");
    }

    @Test
    void refusesTemplatesOfEmailThatCannotBeRendered() {
        EmailChannel channel = new EmailChannel("leads", "perf@example.org");
        channel.setSubject("{% include 'a' %}");
        assertThatIllegalArgumentException()
                .isThrownBy(channel::check)
                .withMessageStartingWith("Channel leads: Not a template: line 1, column 1: ");
        channel.setSubject(null);
        channel.setTemplate("<p>{{ 1 / test.result }}</p>");
        assertThatIllegalArgumentException()
                .isThrownBy(channel::check)
                .withMessageStartingWith("Channel leads: The template cannot be rendered for test.");
    }

    @Test
    void emailIsQueuedByRecipients() {
        assertThat(new EmailChannel("leads", " perf@example.org ").endpoint().credentialsId())
                .isEqualTo("perf@example.org");
        assertThat(new SlackChannel("perf", "url").endpoint().credentialsId()).isEqualTo("url");
    }

    @Test
    void refusesNamesThatDifferOnlyInCase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ChannelNames.check(List.of(new SlackChannel("perf", "a"), new WebhookChannel("PERF", "b"))))
                .withMessageContaining("More than one channel has the name PERF");
    }

    @Test
    void formOffersEachEventOnce() {
        List<EventChoices> families = EventChoices.of(wanting("started", "failed"));
        assertThat(families).extracting(EventChoices::title).containsExactly("Started", "Finished");
        assertThat(families.stream().flatMap(family -> family.choices().stream()))
                .hasSize(15)
                .filteredOn(EventChoices.Choice::ticked)
                .extracting(EventChoices.Choice::id)
                .containsExactly(
                        "test.started.manual",
                        "test.started.scheduled",
                        "test.started.triggered",
                        "test.finished.failed");
        assertThat(EventChoices.of(null).stream().flatMap(family -> family.choices().stream()))
                .allMatch(EventChoices.Choice::ticked);
    }
}
