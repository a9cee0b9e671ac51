package io.jenkins.plugins.k6notify.cli.receiver.request;

import io.jenkins.plugins.k6notify.cli.receiver.slack.SlackApi;
import io.jenkins.plugins.k6notify.cli.receiver.slack.SlackApiAnswer;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import java.util.Set;

/** Turns scripted answers into those of the service that a request is for. */
public final class AnswerRules {

    private static final int MAIL_ACCEPTED = 250;
    private static final int MAIL_DELAYED = 451;
    private static final int MAIL_REFUSED = 554;

    /** Statuses that are codes of SMTP as well, and rare in HTTP. */
    private static final Set<Integer> MAIL_CODES = Set.of(421, 450, 452, 454, 550, 551, 552, 553, 554);

    private final SlackApi slackApi;

    public AnswerRules(SlackApi slackApi) {
        this.slackApi = slackApi;
    }

    Answer answer(Answer scripted, HookKind kind, HookRequest request) {
        if (scripted.manner() == Answer.Manner.DROPPED) {
            return scripted;
        }
        return switch (kind) {
            case SLACK_APP -> ofSlackApi(scripted, request);
            case SLACK ->
                scripted.error().isEmpty() ? scripted : scripted.withStatus(AnswerText.slackStatus(scripted.error()));
            case TEAMS -> scripted.isSuccess() ? scripted.withStatus(202) : refused(scripted, 400);
            case MAIL -> ofMailServer(scripted);
            case WEBHOOK -> refused(scripted, 400);
        };
    }

    /** The API of Slack decides, unless the script has an error. */
    private Answer ofSlackApi(Answer scripted, HookRequest request) {
        if (!scripted.error().isEmpty()) {
            return scripted.withBody(SlackApiAnswer.error(scripted.error()).json());
        }
        if (!scripted.isSuccess()) {
            return scripted.withBody(SlackApiAnswer.error(AnswerText.slackApiError(scripted.status()))
                    .json());
        }
        String path = request.path().split("\\?", 2)[0];
        SlackApiAnswer answer = slackApi.answer(
                path.substring(path.lastIndexOf('/') + 1), request.header("Authorization"), request.body());
        return scripted.withError(answer.error()).withBody(answer.json());
    }

    /** As HTTP statuses: those after which another attempt may succeed become temporary errors. */
    private static Answer ofMailServer(Answer scripted) {
        if (scripted.isSuccess()) {
            return scripted.withStatus(MAIL_ACCEPTED);
        }
        if (!scripted.error().isEmpty() || MAIL_CODES.contains(scripted.status())) {
            return refused(scripted, MAIL_REFUSED);
        }
        return scripted.withStatus(Outcome.of(scripted.status()) == Outcome.RETRY ? MAIL_DELAYED : MAIL_REFUSED);
    }

    private static Answer refused(Answer scripted, int status) {
        return scripted.error().isEmpty() ? scripted : scripted.withStatus(status);
    }
}
