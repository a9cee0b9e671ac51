package io.jenkins.plugins.k6notify.engine.message.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.mail.MailContent;
import io.jenkins.plugins.k6notify.engine.message.mail.MailFormat;
import io.jenkins.plugins.k6notify.engine.template.UnknownName;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTemplateTest {

    private static final UUID ID = new UUID(1, 2);

    @Test
    void htmlEscapesTexts() throws Exception {
        MailTemplate html = MailTemplate.html("<p title=\"{{ k6.crossed[0] }}\">{{ event.id }}</p>");
        assertThat(html.write(ID, ExampleEvents.failed()))
                .isEqualTo("<p title=\"http_req_duration p(95)&lt;500: 612.3 ms\">" + ID + "</p>");
    }

    @Test
    void subjectIsPlainText() throws Exception {
        MailTemplate subject = MailTemplate.subject("{{ k6.crossed[0] }}");
        assertThat(subject.write(ID, ExampleEvents.failed())).isEqualTo("http_req_duration p(95)<500: 612.3 ms");
    }

    @Test
    void subjectOfMailIsOneLine() throws Exception {
        MailFormat format =
                new MailFormat(MailTemplate.subject("a\r\nBcc: {{ test.name }}"), MailFormat.standardHtml());
        String body = format.message(ID, new TestHookEvent()).body();
        assertThat(MailContent.parse(body).subject()).startsWith("a Bcc: ").doesNotContain("\n", "\r");
    }

    @Test
    void templateWithoutResultIsReported() throws Exception {
        MailTemplate template = MailTemplate.html("{{ 1 / test.result }}");
        assertThat(template.problem(ExampleEvents.failed())).isEmpty();
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> template.problem(ExampleEvents.passed()))
                .withMessageStartingWith("line 1, column ");
        assertThatIllegalStateException()
                .isThrownBy(() -> template.write(ID, ExampleEvents.passed()))
                .withMessageStartingWith("Failed to render the template: line 1, column ");
    }

    @Test
    void knowsUnknownNames() throws Exception {
        assertThat(MailTemplate.html("{{ test.name }}{{ usr }}").unknownNames())
                .extracting(UnknownName::name)
                .containsExactly("usr");
    }
}
