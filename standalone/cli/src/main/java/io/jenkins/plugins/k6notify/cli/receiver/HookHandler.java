package io.jenkins.plugins.k6notify.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
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
                AnswerText.reply(received.answer(), received.kind()).sendTo(exchange);
            }
        } finally {
            // Without an answer sent, this cuts the connection.
            exchange.close();
        }
    }
}
