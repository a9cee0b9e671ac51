package io.jenkins.plugins.k6notify.cli.receiver;

import io.jenkins.plugins.k6notify.cli.receiver.request.Answer;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerText;
import io.jenkins.plugins.k6notify.cli.receiver.request.Header;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookRequest;
import io.jenkins.plugins.k6notify.cli.receiver.smtp.MailListener;
import io.jenkins.plugins.k6notify.cli.receiver.smtp.MailReply;
import io.jenkins.plugins.k6notify.cli.receiver.smtp.ReceivedMail;
import java.util.List;

/** Records e-mails as requests with a JSON body. */
final class MailIntake implements MailListener {

    private static final String METHOD = "SMTP";
    private static final String PATH = "/mail";
    private static final MailReply CLOSED = new MailReply(0, "4.4.2 scripted end of the connection");

    private final RequestIntake intake;

    MailIntake(RequestIntake intake) {
        this.intake = intake;
    }

    @Override
    public MailReply received(ReceivedMail mail) {
        List<Header> headers = mail.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        Answer answer = intake.receive(new HookRequest(mail.remote(), METHOD, PATH, headers, mail.json(), false))
                .answer();
        if (!intake.awaitAnswer(answer)) {
            return CLOSED;
        }
        return new MailReply(answer.status(), answer.isSuccess() ? "2.0.0 OK" : AnswerText.words(answer));
    }
}
