package io.jenkins.plugins.k6notify.cli.receiver.request;

import java.util.Arrays;
import java.util.List;

/**
 * Answers to the first requests, in order of arrival and independent of their path; later requests are answered with
 * 200.
 */
public record AnswerScript(List<Answer> answers) {

    /** Answers every request with 200. */
    public static final AnswerScript ALWAYS_OK = new AnswerScript(List.of());

    public AnswerScript {
        answers = List.copyOf(answers);
    }

    /**
     * Parses the argument of {@code --fail}.
     *
     * @param list comma-separated list of HTTP status codes from 400 to 599, {@code drop} (close the connection without
     *     an answer), {@code slow} (answer late) and {@code ok}
     * @throws IllegalArgumentException if a part is invalid, with a message for the user
     */
    public static AnswerScript parse(String list) {
        // The limit keeps empty parts at the end, so that an extra comma is reported.
        return new AnswerScript(
                Arrays.stream(list.split(",", -1)).map(Answer::parse).toList());
    }

    /** Returns the answer to the request with that number, from 1. */
    Answer answerTo(long number) {
        return number <= answers.size() ? answers.get((int) number - 1) : Answer.OK;
    }
}
