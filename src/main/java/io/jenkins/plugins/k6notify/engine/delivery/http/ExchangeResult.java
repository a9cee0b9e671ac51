package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;

/** The result of a request: a {@link Response}, or the attempt that failed without one. */
public sealed interface ExchangeResult permits Response, ExchangeResult.Unanswered {

    /**
     * A request without a response.
     *
     * @param attempt the failed attempt
     */
    record Unanswered(Attempt attempt) implements ExchangeResult {}
}
