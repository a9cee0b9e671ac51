package io.jenkins.plugins.k6notify.engine.message.mail;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import java.util.Map;
import java.util.UUID;

/**
 * Formats e-mails. The body of a message is a {@link MailContent}; the headers of the e-mail are written when it is sent.
 * The subject is one line of at most {@value #MAX_SUBJECT} characters, whoever writes it.
 */
public final class MailFormat implements MessageFormat {

    /** A line of a header has at most 998 bytes (RFC 5322, section 2.1.1), and mail programs show much less. */
    static final int MAX_SUBJECT = 200;

    private final MailWriter subject;
    private final MailWriter html;
    private final MailWriter text;

    /** Creates the standard format. */
    public MailFormat() {
        this(new DefaultSubject(), new DefaultHtml());
    }

    /**
     * Creates a format with another subject or HTML. The plain text is the standard one.
     *
     * @param subject writes the subject; an empty one is replaced by the standard subject
     * @param html writes the HTML document
     */
    public MailFormat(MailWriter subject, MailWriter html) {
        this.subject = subject;
        this.html = html;
        this.text = new DefaultText();
    }

    /** Returns the writer of the standard subject: {@code [k6] checkout.js failed (shop/checkout #42)}. */
    public static MailWriter standardSubject() {
        return new DefaultSubject();
    }

    /** Returns the writer of the standard HTML. */
    public static MailWriter standardHtml() {
        return new DefaultHtml();
    }

    @Override
    public Message message(UUID id, NotificationEvent event) {
        MailContent content = new MailContent(subject(id, event), html.write(id, event), text.write(id, event));
        return new Message(id, event.type().id(), Map.of(), content.json());
    }

    private String subject(UUID id, NotificationEvent event) {
        String line = RunContent.line(subject.write(id, event), MAX_SUBJECT);
        return line.isEmpty() ? RunContent.line(new DefaultSubject().write(id, event), MAX_SUBJECT) : line;
    }
}
