package io.jenkins.plugins.k6notify.engine.message.mail;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import io.jenkins.plugins.k6notify.engine.message.Severity;
import java.util.UUID;

/** The standard HTML of an e-mail. */
final class DefaultHtml implements MailWriter {

    @Override
    public String write(UUID id, NotificationEvent event) {
        return event instanceof RunEvent run ? page(RunContent.of(run)) : testPage();
    }

    private static String testPage() {
        HtmlPage page = new HtmlPage("Test of a channel", DefaultText.TEST, Severity.INFO.color());
        page.headline("Test of a channel");
        page.paragraph(DefaultText.TEST);
        return page.end();
    }

    private static String page(RunContent content) {
        String headline = content.headline().text();
        MailList crossed = MailList.of(content.crossed(), content.mayLackCrossed());
        HtmlPage page =
                new HtmlPage(headline, preview(content), content.severity().color());
        page.headline(content.headline().emoji() + " " + headline);
        String user = content.user();
        boolean hasBuild = !content.build().isEmpty();
        page.line(
                hasBuild ? "Build " : "",
                content.build(),
                content.buildUrl(),
                user.isEmpty() ? "" : (hasBuild ? ", started by " : "Started by ") + user);
        page.paragraph(content.reasonBeside(crossed.isWhole()));
        page.facts(content.facts());
        page.list("Crossed thresholds", crossed.lines());
        page.list("Quality gates", content.gates());
        page.list("Warnings", content.warnings());
        page.buttons(content.links());
        page.details(content.context());
        return page.end();
    }

    /** Returns what the subject does not have. */
    private static String preview(RunContent content) {
        return content.reason().isEmpty() ? content.words() : content.reason();
    }
}
