package io.jenkins.plugins.k6notify.engine.delivery.mail;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.mail.MailFormat;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import jakarta.mail.Session;
import java.util.UUID;

/** Messages and targets of e-mails that tests share. */
final class MailSamples {

    static final Endpoint ENDPOINT =
            new Endpoint(Endpoint.Kind.EMAIL, "mail", "a@example.org, b@example.org, c@example.org", null, null);

    private MailSamples() {}

    static Message started() {
        return new MailFormat().message(UUID.randomUUID(), SampleEvents.started(Trigger.MANUAL));
    }

    static Message failed() {
        return new MailFormat().message(UUID.randomUUID(), SampleEvents.worse());
    }

    /** Returns a resolver of the recipients in the endpoint. */
    static MailResolver to(Session session) {
        return delivery -> MailTarget.of(
                session,
                "Jenkins Köln <jenkins@ci.example.org>",
                delivery.endpoint().credentialsId(),
                "");
    }
}
