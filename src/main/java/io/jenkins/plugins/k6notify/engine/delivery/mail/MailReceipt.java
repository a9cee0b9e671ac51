package io.jenkins.plugins.k6notify.engine.delivery.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recipients for which a delivery is finished although others wait, so that the next attempt sends to those only.
 * Stored as JSON in the receipts of attempts.
 *
 * @param accepted addresses for which the server accepted the e-mail
 * @param refused addresses for which the server refused it permanently
 */
record MailReceipt(List<String> accepted, List<String> refused) {

    static final MailReceipt NONE = new MailReceipt(List.of(), List.of());

    MailReceipt {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /** Reads a receipt; returns an empty one if there is none, or if it is not readable. */
    static MailReceipt parse(Optional<String> receipt) {
        try {
            JsonNode json = new ObjectMapper().readTree(receipt.orElse("{}"));
            return new MailReceipt(texts(json.path("accepted")), texts(json.path("refused")));
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }

    /** Returns the JSON; null if the receipt is empty. */
    @CheckForNull
    String json() {
        if (accepted.isEmpty() && refused.isEmpty()) {
            return null;
        }
        ObjectNode json = new ObjectMapper().createObjectNode();
        accepted.forEach(json.putArray("accepted")::add);
        refused.forEach(json.putArray("refused")::add);
        return json.toString();
    }

    /** Returns the receipt after another attempt. */
    MailReceipt and(List<String> nowAccepted, List<String> nowRefused) {
        return new MailReceipt(
                Stream.concat(accepted.stream(), nowAccepted.stream()).toList(),
                Stream.concat(refused.stream(), nowRefused.stream()).toList());
    }

    /** Returns those recipients for which the delivery is not finished. */
    List<InternetAddress> rest(List<InternetAddress> to) {
        List<String> done = Stream.concat(accepted.stream(), refused.stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
        return to.stream()
                .filter(address -> !done.contains(address.getAddress().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        if (array instanceof ArrayNode) {
            array.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }
}
