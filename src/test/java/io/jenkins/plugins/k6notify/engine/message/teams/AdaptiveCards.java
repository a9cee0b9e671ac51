package io.jenkins.plugins.k6notify.engine.message.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;

/** Microsoft's library for Adaptive Cards: {@code src/test/resources/adaptivecards}. */
final class AdaptiveCards {

    private static final String FILE = "/adaptivecards/adaptivecards.min.js";

    /** Returns the errors in a card, and the card without the properties that its version does not know. */
    private static final String CHECK = """
            function check(text) {
                var versions = AdaptiveCards.Versions;
                var card = new AdaptiveCards.AdaptiveCard();
                var context = new AdaptiveCards.SerializationContext(versions.v1_4);
                card.parse(JSON.parse(text), context);
                var errors = [];
                for (var i = 0; i < context.eventCount; i++) {
                    errors.push(context.getEventAt(i).message);
                }
                card.validateProperties().validationEvents.forEach(function (event) { errors.push(event.message); });
                var known = card.toJSON(new AdaptiveCards.SerializationContext(versions.v1_4));
                return JSON.stringify({errors: errors, known: known});
            }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scriptable scope;

    private AdaptiveCards(Scriptable scope) {
        this.scope = scope;
    }

    static AdaptiveCards load() {
        try (Context context = context();
                InputStream library = AdaptiveCards.class.getResourceAsStream(FILE)) {
            Scriptable scope = context.initStandardObjects();
            String source = new String(library.readAllBytes(), StandardCharsets.UTF_8);
            context.evaluateString(scope, "var window = this, self = this, document = {};", "browser", 1, null);
            context.evaluateString(scope, source, FILE, 1, null);
            context.evaluateString(scope, CHECK, "check", 1, null);
            return new AdaptiveCards(scope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The result of a check. */
    record Result(List<String> errors, JsonNode known) {}

    /** Parses a card of version 1.4. */
    Result check(String card) {
        try (Context context = context()) {
            Function check = (Function) scope.get("check", scope);
            String result = (String) check.call(context, scope, scope, new Object[] {card});
            JsonNode json = JSON.readTree(result);
            return new Result(
                    JSON.convertValue(
                            json.get("errors"),
                            JSON.getTypeFactory().constructCollectionType(List.class, String.class)),
                    json.get("known"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Context context() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ES6);
        return context;
    }
}
