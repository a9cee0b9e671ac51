package io.jenkins.plugins.k6notify.message;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The messages about invented runs and the test message, as a format writes them. The texts are in the language of the
 * current user.
 *
 * @param kind the kind of the body, for {@code preview.js}
 * @param messages the messages, in the order in which the form shows them
 */
@Restricted(NoExternalUse.class)
public record Preview(String kind, List<Part> messages) {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");

    /**
     * A message with its title.
     *
     * @param body the body of the request; null if there is none, because of the problem
     * @param problem the reason why there is no body; null if there is one
     */
    public record Part(
            String title,
            @CheckForNull String body,
            @CheckForNull String problem) {

        private Map<String, String> values() {
            Map<String, String> values = new HashMap<>();
            values.put("title", title);
            values.put("body", body);
            values.put("problem", problem);
            return values;
        }
    }

    public static Preview of(Endpoint.Kind kind, MessageFormat format) {
        return new Preview(
                drawnAs(kind),
                List.of(
                        part(Messages.Preview_Started(), format, ExampleEvents.started()),
                        part(Messages.Preview_Passed(), format, ExampleEvents.passed()),
                        part(Messages.Preview_Failed(), format, ExampleEvents.failed()),
                        part(Messages.Preview_Test(), format, new TestHookEvent())));
    }

    private static String drawnAs(Endpoint.Kind kind) {
        return switch (kind) {
            case SLACK -> "slack";
            case SLACK_APP -> "slack-app";
            case TEAMS -> "teams";
            case EMAIL -> "mail";
            case WEBHOOK -> "webhook";
        };
    }

    private static Part part(String title, MessageFormat format, NotificationEvent event) {
        try {
            return new Part(title, format.message(ID, event).body(), null);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Part(title, null, problem(e));
        }
    }

    /** Returns the reason why a format has no message, as plain text; a problem of a template in the user's language. */
    public static String problem(RuntimeException e) {
        if (e.getCause() instanceof TemplateException problem) {
            return Wording.of(problem);
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Returns the values for a response in JSON. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("kind", kind);
        values.put("messages", messages.stream().map(Part::values).toList());
        return values;
    }
}
