package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.UnknownEventException;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import picocli.CommandLine.Option;

/** Options that select events and describe the test. */
final class TestOptions {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the test; by default the base name of the script.")
    private String name;

    @Option(
            names = "--trigger",
            paramLabel = "manual|scheduled|triggered",
            description = "How the test was started; manual by default.")
    private Trigger trigger = Trigger.MANUAL;

    @Option(
            names = "--notify-on",
            paramLabel = "LIST",
            description = {
                "Events to send, separated by commas: started,",
                "finished, all (the default), or identifiers of",
                "k6 Cloud: started.manual, started.scheduled,",
                "started.triggered, finished.finished,",
                "finished.success, finished.failed,",
                "finished.timed_out, finished.aborted_user,",
                "finished.aborted_system,",
                "finished.aborted_script_error,",
                "finished.aborted_threshold,",
                "finished.aborted_limit; also finished.warning,",
                "a run that passed with warnings"
            })
    private String notifyOn = "";

    TestContext context() {
        return TestContext.of(name, trigger);
    }

    NotifyOn notifyOn() {
        try {
            return NotifyOn.parse(notifyOn);
        } catch (UnknownEventException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
