package io.jenkins.plugins.k6notify.engine.delivery.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * An annotation in Grafana with the tag {@code message:} and the id of its message. Grafana creates another annotation for
 * each request, so each attempt first looks for the tag (grafana.com/docs/grafana/latest/developers/http_api/annotations).
 *
 * @param target the endpoint of annotations
 */
record GrafanaAnnotation(Target target, UUID message) {

    private static final String PATH = "/api/annotations";
    private static final JsonFactory JSON = new JsonFactory();

    /** Whether a request creates an annotation that {@link #lookup} can find. */
    static boolean isPostedBy(Target target, Message message) {
        String path = target.uri().getPath();
        return path != null && path.endsWith(PATH) && message.body().contains('"' + tag(message.id()) + '"');
    }

    private static String tag(UUID message) {
        return "message:" + message;
    }

    /**
     * Looks for the annotation.
     *
     * @return the attempt that ends here, because the annotation exists or Grafana refused the request; empty if it has to
     *     be created
     */
    Optional<Attempt> lookup(HttpExchange http) throws InterruptedException {
        URI url = URI.create(
                target.uri() + (target.uri().getRawQuery() == null ? "?" : "&") + "tags=" + tag(message) + "&limit=1");
        ExchangeResult result = http.send(target.at(url), (request, at) -> request.GET());
        if (!(result instanceof Response response) || Outcome.of(response.status()) != Outcome.DELIVERED) {
            return Optional.of(ResponseRules.byStatus(ReasonKind.GRAFANA).attempt(result));
        }
        return isFound(response.body())
                ? Optional.of(response.attempt(Reason.of(ReasonKind.ANNOTATION_EXISTS), Outcome.DELIVERED))
                : Optional.empty();
    }

    /** Whether the body is an array that is not empty. The body may be cut. */
    private static boolean isFound(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            return parser.nextToken() == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT;
        } catch (IOException e) {
            return false;
        }
    }
}
