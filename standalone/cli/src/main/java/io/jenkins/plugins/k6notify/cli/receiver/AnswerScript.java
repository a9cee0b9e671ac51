package io.jenkins.plugins.k6notify.cli.receiver;

import java.util.Arrays;
import java.util.List;

/**
 * The answers to the first requests, in the order in which these arrive, whatever their path; every later request is
 * answered 200.
 */
public record AnswerScript(List<Answer> answers) {

    /** Answers 200 from the first request on. */
    public static final AnswerScript ALWAYS_OK = new AnswerScript(List.of());

    public AnswerScript {
        answers = List.copyOf(answers);
    }

    /**
     * Reads the argument of {@code --fail}.
     *
     * @param list separated by commas: HTTP statuses from 400 to 599, {@code drop} (close the connection with no
     *     answer), {@code slow} (answer late) and {@code ok}
     * @throws IllegalArgumentException if any part is none of these, with a message for the user
     */
    public static AnswerScript parse(String list) {
        // The limit keeps empty parts at the end: a comma too many is a slip worth telling.
        return new AnswerScript(
                Arrays.stream(list.split(",", -1)).map(Answer::parse).toList());
    }

    /** The answer to the request of that number, counted from 1. */
    Answer answerTo(long number) {
        return number <= answers.size() ? answers.get((int) number - 1) : Answer.OK;
    }
}
