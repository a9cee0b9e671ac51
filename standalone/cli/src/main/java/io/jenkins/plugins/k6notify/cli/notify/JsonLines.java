package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookBody;
import java.io.PrintStream;

/** Prints the webhook body of each event on a separate line. */
public final class JsonLines implements EventSink {

    private final PrintStream out;
    private final WebhookBody body = new WebhookBody();

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(NotificationEvent event) {
        out.println(body.of(event));
    }
}
