package io.jenkins.plugins.k6notify.engine.delivery.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.Set;

/**
 * The rules for workflows of Microsoft Teams, and for the connectors that they replace (docs/teams.md). A workflow
 * responds before it posts the message, so a message is accepted at best.
 */
final class TeamsRules implements ResponseRules {

    /** The maximum length of the receiver's text, so that the hint after it is not cut. */
    private static final int MAX_TEXT = 1000;

    /** The codes of a workflow that does not exist or does not run; some come with status 400. */
    private static final Set<String> NOT_FOUND = Set.of("WorkflowNotFound", "WorkflowTriggerIsNotEnabled");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Attempt attempt(Response response) {
        return EndpointUrl.isTeamsConnector(response.target().uri()) ? connector(response) : workflow(response);
    }

    private static Attempt workflow(Response response) {
        Outcome outcome = Outcome.of(response.status());
        if (outcome == Outcome.DELIVERED) {
            Reason accepted = Reason.of(ReasonKind.TEAMS_ACCEPTED, Integer.toString(response.status()));
            return response.attempt(accepted, Outcome.ACCEPTED);
        }
        JsonNode error = error(response);
        String code = error.path("code").asText();
        String words = error.path("message").asText();
        String text = error.isObject() ? response.masked(code + ": " + words) : response.text();
        return response.attempt(
                withHint(hint(response.status(), code), reason(response, ReasonKind.TEAMS, text)), outcome);
    }

    @CheckForNull
    private static ReasonKind hint(int status, String code) {
        return switch (status) {
            case 400 -> NOT_FOUND.contains(code) ? ReasonKind.TEAMS_NOT_FOUND : ReasonKind.TEAMS_BAD_REQUEST;
            case 401, 403 -> ReasonKind.TEAMS_NOT_PERMITTED;
            case 404 -> ReasonKind.TEAMS_NOT_FOUND;
            case 413 -> ReasonKind.TEAMS_TOO_LARGE;
            case 429 -> ReasonKind.TEAMS_TOO_MANY;
            default -> null;
        };
    }

    /** A connector reports errors of Teams with status 200, too. */
    private static Attempt connector(Response response) {
        Outcome outcome = Outcome.of(response.status());
        if (outcome == Outcome.DELIVERED) {
            outcome = connectorOutcome(response);
        }
        ReasonKind hint = outcome == Outcome.FAILED ? ReasonKind.TEAMS_CONNECTOR_RETIRED : null;
        return response.attempt(withHint(hint, reason(response, ReasonKind.TEAMS_CONNECTOR, response.text())), outcome);
    }

    private static Outcome connectorOutcome(Response response) {
        if (response.status() == 200 && response.isComplete() && response.body().equals("1")) {
            return Outcome.DELIVERED;
        }
        return response.body().contains("HTTP error 429") ? Outcome.RETRY : Outcome.FAILED;
    }

    private static Reason reason(Response response, ReasonKind responder, String text) {
        boolean isRedirect = response.status() >= 300 && response.status() < 400;
        return isRedirect || text.isEmpty()
                ? response.reason(Reason.of(responder))
                : Reason.of(
                        ReasonKind.ANSWERED,
                        Reason.of(responder),
                        Excerpt.of(text, MAX_TEXT),
                        Integer.toString(response.status()));
    }

    private static Reason withHint(@CheckForNull ReasonKind hint, Reason reason) {
        return hint == null ? reason : Reason.of(hint, reason);
    }

    /** Returns the {@code error} of the body; a missing node if it has none, or if it is not JSON. */
    private static JsonNode error(Response response) {
        try {
            return JSON.readTree(response.body()).path("error");
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
