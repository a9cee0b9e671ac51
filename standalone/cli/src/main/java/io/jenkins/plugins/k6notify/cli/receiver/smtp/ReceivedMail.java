package io.jenkins.plugins.k6notify.cli.receiver.smtp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * An e-mail as received. All texts are untrusted.
 *
 * @param remote address and port of the sender
 * @param recipients the addresses to which the server was asked to deliver
 * @param headers the headers in their order, decoded
 * @param text the plain text; empty if there is none
 * @param html the HTML; empty if there is none
 */
public record ReceivedMail(
        String remote, List<String> recipients, Map<String, String> headers, String text, String html) {

    private static final int MAX_PARTS = 100;
    private static final int MAX_DEPTH = 10;
    private static final int MAX_HEADERS = 100;

    public ReceivedMail {
        recipients = List.copyOf(recipients);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** @throws MessagingException if the source is not an e-mail */
    static ReceivedMail parse(String remote, List<String> recipients, byte[] source)
            throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            if (headers.size() < MAX_HEADERS) {
                headers.putIfAbsent(header.getName(), decoded(header.getValue()));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        collect(message, texts, 0);
        return new ReceivedMail(
                remote, recipients, headers, texts.getOrDefault("plain", ""), texts.getOrDefault("html", ""));
    }

    /** Collects the first text of each subtype. */
    private static void collect(Part part, Map<String, String> texts, int depth)
            throws MessagingException, IOException {
        if (depth > MAX_DEPTH) {
            return;
        }
        for (String type : List.of("plain", "html")) {
            if (part.isMimeType("text/" + type) && part.getContent() instanceof String text) {
                texts.putIfAbsent(type, text);
            }
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, texts, depth + 1);
            }
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value)).replace('\t', ' ');
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    /** Returns a header, ignoring case; null if there is none. */
    @CheckForNull
    private String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Returns the e-mail as the JSON that the page of the receiver draws. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("from", header("From"));
        ArrayNode to = json.putArray("to");
        new ArrayList<>(recipients).forEach(to::add);
        json.put("subject", header("Subject"))
                .put("text", text)
                .put("html", html)
                .put("messageId", header("Message-ID"));
        String inReplyTo = header("In-Reply-To");
        return (inReplyTo == null ? json : json.put("inReplyTo", inReplyTo)).toString();
    }
}
