import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Believes only webhooks that are signed with a secret it knows. Java 17 or newer, nothing else:
 *
 * <pre>WEBHOOK_SECRETS='whsec_...' java Receiver.java 8080</pre>
 *
 * There may be several secrets with spaces between them: the new and the old one, while you change it.
 */
public final class Receiver {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MAX_BYTES = 1 << 20;

    private final List<SecretKeySpec> keys;

    Receiver(List<String> secrets) {
        keys = secrets.stream().map(Receiver::key).toList();
    }

    private static SecretKeySpec key(String secret) {
        byte[] key = secret.startsWith("whsec_")
                ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(key, "HmacSHA256");
    }

    /** @param body as it came over the line: JSON that was read and written again has other bytes */
    boolean verify(Headers headers, byte[] body, Instant now) throws GeneralSecurityException {
        String id = headers.getFirst("webhook-id");
        String timestamp = headers.getFirst("webhook-timestamp");
        String signatures = headers.getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        for (SecretKeySpec key : keys) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)))
                    .getBytes(StandardCharsets.UTF_8);
            for (String one : signatures.split(" ")) {
                if (MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
        int status;
        try {
            status = body.length > MAX_BYTES ? 413 : verify(exchange.getRequestHeaders(), body, Instant.now()) ? 204 : 401;
        } catch (GeneralSecurityException e) {
            status = 500;
        }
        if (status == 204) {
            System.out.println(exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(body, StandardCharsets.UTF_8));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    public static void main(String[] arguments) throws IOException {
        String secrets = System.getenv("WEBHOOK_SECRETS");
        if (secrets == null || secrets.isBlank()) {
            throw new IllegalStateException("WEBHOOK_SECRETS is not set");
        }
        Receiver receiver = new Receiver(Arrays.asList(secrets.trim().split(" +")));
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", receiver::receive);
        server.start();
        System.out.println("listening on port " + server.getAddress().getPort());
    }
}
