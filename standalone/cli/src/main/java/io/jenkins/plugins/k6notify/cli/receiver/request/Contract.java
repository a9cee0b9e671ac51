package io.jenkins.plugins.k6notify.cli.receiver.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the id and event of a request in the notification contract, which has three header names for ids and two for
 * events; e-mails have an id of their own.
 */
final class Contract {

    private static final List<String> ID_HEADERS =
            List.of("X-LoadImpact-ID", "X-k6cloud-ID", Signature.ID_HEADER, "Message-ID");
    private static final List<String> EVENT_HEADERS = List.of("X-LoadImpact-Event", "X-k6cloud-Event");

    private Contract() {}

    static String delivery(HookRequest request) {
        return first(request, ID_HEADERS).orElseGet(() -> "sha256:" + digest(request.path() + '\n' + request.body()));
    }

    static String event(HookRequest request, JsonNode body) {
        return first(request, EVENT_HEADERS).orElseGet(() -> body.path("event").asText());
    }

    private static Optional<String> first(HookRequest request, List<String> names) {
        return names.stream().map(request::header).filter(Objects::nonNull).findFirst();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
