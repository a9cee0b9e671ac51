package io.jenkins.plugins.k6notify.cli.receiver.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** Receives one e-mail of a connection. */
final class MailHandler implements MessageHandler {

    private static final int TOO_LARGE = 552;
    private static final int UNREADABLE = 554;
    private static final int CLOSING = 421;

    private final SocketAddress remote;
    private final MailListener listener;
    private final List<String> recipients = new ArrayList<>();

    MailHandler(SocketAddress remote, MailListener listener) {
        this.remote = remote;
        this.listener = listener;
    }

    @Override
    public void from(String from) {
        // The header From is shown.
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        byte[] source = data.readNBytes(SmtpReceiver.MAX_BYTES);
        // After an exception the library would take the rest for commands.
        if (data.transferTo(OutputStream.nullOutputStream()) > 0) {
            throw new RejectException(TOO_LARGE, "5.3.4 the message is larger than 1 MB");
        }
        MailReply reply;
        try {
            reply = listener.received(ReceivedMail.parse(address(), recipients, source));
        } catch (MessagingException | IOException e) {
            throw new RejectException(UNREADABLE, "5.6.0 the message is not an e-mail");
        }
        if (reply.isClosing()) {
            throw new DropConnectionException(CLOSING, reply.text());
        }
        if (reply.code() != MailReply.ACCEPTED) {
            throw new RejectException(reply.code(), reply.text());
        }
        return reply.text();
    }

    @Override
    public void done() {
        // A handler is used once.
    }

    private String address() {
        return remote instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ':' + address.getPort()
                : "unknown";
    }
}
