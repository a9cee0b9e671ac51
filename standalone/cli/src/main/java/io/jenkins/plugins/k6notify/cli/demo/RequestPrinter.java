package io.jenkins.plugins.k6notify.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.receiver.request.Header;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookKind;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints requests received by the receiver, with the important headers and the indented body. */
public final class RequestPrinter {

    private static final List<String> SHOWN = List.of(
            "content-type",
            "user-agent",
            "x-loadimpact-id",
            "x-loadimpact-event",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "from",
            "to",
            "subject",
            "message-id",
            "in-reply-to");

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;

    public RequestPrinter(PrintStream out) {
        this.out = out;
    }

    public synchronized void print(ReceivedRequest request) {
        String kind = request.kind().word();
        out.println();
        out.println("--- " + request.number() + ": " + kind + ", attempt " + request.attempt() + ", signature "
                + request.signature().name().toLowerCase(Locale.ROOT) + ", "
                + request.answer().words());
        out.println(request.request().method() + " " + request.request().path());
        for (Header header : request.request().headers()) {
            if (SHOWN.contains(header.name().toLowerCase(Locale.ROOT))) {
                out.println(header.name() + ": " + header.value());
            }
        }
        String body = request.request().body();
        out.println(request.kind() == HookKind.MAIL ? mail(body) : pretty(body));
    }

    /** Returns the plain text of an e-mail: its HTML is for the page. */
    private String mail(String body) {
        try {
            JsonNode mail = json.readTree(body);
            return '\n' + mail.path("text").asText().strip() + "\n\n(and "
                    + mail.path("html").asText().length() + " characters of HTML)";
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private String pretty(String body) {
        try {
            return json.readTree(body).toPrettyString();
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
