package io.jenkins.plugins.k6notify.cli.receiver.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.k6notify.cli.receiver.request.Answer;
import io.jenkins.plugins.k6notify.cli.receiver.request.HookRequest;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import java.util.List;
import java.util.Locale;

/** Writes requests as single-line JSON for the page, as server-sent events forbid line breaks. */
final class RequestJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestJson() {}

    static String of(ReceivedRequest received) {
        return node(received).toString();
    }

    static String of(List<ReceivedRequest> requests) {
        ArrayNode array = JSON.createArrayNode();
        requests.forEach(request -> array.add(node(request)));
        return array.toString();
    }

    private static ObjectNode node(ReceivedRequest received) {
        HookRequest request = received.request();
        ObjectNode node = JSON.createObjectNode()
                .put("number", received.number())
                .put("time", received.time().toString())
                .put("remote", request.remote())
                .put("method", request.method())
                .put("path", request.path());
        ArrayNode headers = node.putArray("headers");
        request.headers()
                .forEach(
                        header -> headers.addObject().put("name", header.name()).put("value", header.value()));
        node.put("body", request.body())
                .put("truncated", request.truncated())
                .put("kind", received.kind().word())
                .put("event", received.event())
                .put("delivery", received.delivery())
                .put("attempt", received.attempt())
                .put("signature", word(received.signature()));
        Answer answer = received.answer();
        node.putObject("answer")
                .put("manner", word(answer.manner()))
                .put("status", answer.status())
                .put("error", answer.error())
                .put("words", answer.words());
        return node;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
