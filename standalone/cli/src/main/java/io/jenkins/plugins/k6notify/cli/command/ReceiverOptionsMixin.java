package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import io.jenkins.plugins.k6notify.cli.receiver.request.AnswerScript;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Options of all commands that start a receiver. */
final class ReceiverOptionsMixin {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on, at the loopback address; by default any free port.")
    private int port;

    @Option(
            names = "--smtp-port",
            paramLabel = "N",
            description = "Port for e-mail, at the loopback address; by default the next free one.")
    private int smtpPort;

    @Option(
            names = "--fail",
            paramLabel = "LIST",
            description =
                    "Answers to the first requests, in order: HTTP statuses from 400 to 599, errors of Slack such as "
                            + "channel_not_found, drop, slow, ok.")
    private String answers;

    ReceiverServer start(ReceiverOptions options) {
        verify("--port", port);
        verify("--smtp-port", smtpPort);
        try {
            AnswerScript script = answers == null ? AnswerScript.ALWAYS_OK : AnswerScript.parse(answers);
            return ReceiverServer.start(
                    options.withPort(port).withSmtpPort(smtpPort).withAnswers(script));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            String ports = port + (smtpPort == 0 ? "" : " and " + smtpPort);
            throw new UsageException("cannot listen on port " + ports + ": " + e.getMessage());
        }
    }

    private static void verify(String option, int value) {
        if (value < 0 || value > HIGHEST_PORT) {
            throw new UsageException(option + " must be between 0 and " + HIGHEST_PORT);
        }
    }
}
