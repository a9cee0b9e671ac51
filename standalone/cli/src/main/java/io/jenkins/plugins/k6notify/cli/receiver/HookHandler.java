package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.k6notify.cli.receiver.page.HttpReply;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerText;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import java.io.IOException;

/** Receives posted requests and sends their answers. */
final class HookHandler implements HttpHandler {

    private final RequestIntake intake;

    HookHandler(RequestIntake intake) {
        this.intake = intake;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            ReceivedRequest received = intake.receive(HookRequestReader.read(exchange));
            if (intake.awaitAnswer(received.answer())) {
                reply(received).sendTo(exchange);
            }
        } finally {
            // Without an answer sent, this cuts the connection.
            exchange.close();
        }
    }

    private static HttpReply reply(ReceivedRequest received) {
        int status = received.answer().status();
        String body = AnswerText.body(received.answer(), received.kind());
        HttpReply reply = body.startsWith("{") ? HttpReply.json(status, body) : HttpReply.text(status, body);
        return status == 429 || status == 503 ? reply.with("Retry-After", "1") : reply;
    }
}
