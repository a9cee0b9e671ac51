package io.jenkins.plugins.k6notify.engine.message.mail;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.UUID;

/** The standard subject of an e-mail: {@code [k6] checkout.js failed (shop/checkout #42)}. */
final class DefaultSubject implements MailWriter {

    /** Keeps the number of the build in a subject of the maximum length. */
    private static final int MAX_BUILD = 60;

    @Override
    public String write(UUID id, NotificationEvent event) {
        if (!(event instanceof RunEvent run)) {
            return "[k6] test of a channel";
        }
        RunContent content = RunContent.of(run);
        String build = content.build();
        int number = build.lastIndexOf(" #");
        return "[k6] " + content.headline().text()
                + (build.isEmpty()
                        ? ""
                        : " (" + Excerpt.of(build.substring(0, number), MAX_BUILD) + build.substring(number) + ")");
    }
}
