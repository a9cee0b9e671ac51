package io.jenkins.plugins.k6notify.engine.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The client of Angus Mail. Created without the list of providers, which depends on the class loader of the thread. Knows
 * when the e-mail was sent as a whole: then the server may accept it, even if its reply is lost.
 */
final class SmtpTransport extends SMTPTransport {

    private volatile boolean ended;

    SmtpTransport(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        ended = true;
        super.finishData();
    }

    @Override
    protected void finishBdat() throws IOException, MessagingException {
        ended = true;
        super.finishBdat();
    }

    /** Whether the end of the e-mail was sent, or is being sent. */
    boolean isEnded() {
        return ended;
    }

    /** Returns the last reply of the server. */
    SmtpReply lastReply() {
        return SmtpReply.of(getLastReturnCode(), getLastServerResponse());
    }
}
