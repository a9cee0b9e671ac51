package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.http.ExchangeResult.Unanswered;

/** Determines the attempt that a response results in: its outcome, and the reason to show. */
@FunctionalInterface
public interface ResponseRules {

    Attempt attempt(Response response);

    /** Returns the attempt that consists of one request. */
    default Attempt attempt(ExchangeResult result) {
        if (result instanceof Response response) {
            return attempt(response);
        }
        if (result instanceof Unanswered unanswered) {
            return unanswered.attempt();
        }
        throw new IllegalStateException("a result of another kind");
    }

    /** Returns the rules for a kind of endpoint. */
    static ResponseRules of(Endpoint.Kind kind) {
        return switch (kind) {
            case SLACK, SLACK_APP -> byStatus(ReasonKind.SLACK);
            case TEAMS -> new TeamsRules();
            case WEBHOOK, EMAIL -> byStatus(ReasonKind.RECEIVER);
        };
    }

    /**
     * Returns the rules of docs/design.md §8, by which the HTTP status determines the outcome: a body that is incomplete
     * or does not end changes only the text of the attempt.
     *
     * @param responder the kind of reason that names the responder
     */
    static ResponseRules byStatus(ReasonKind responder) {
        return response ->
                response.attempt(response.reason(Reason.of(responder)), Attempt.Outcome.of(response.status()));
    }
}
