package io.jenkins.plugins.k6notify.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.template.PresetNames;
import io.jenkins.plugins.k6notify.cli.template.TemplateSource;
import io.jenkins.plugins.k6notify.cli.template.WebhookTemplate;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Command for templates of webhook bodies. */
@Command(
        name = "template",
        description = "Verifies templates for the body of webhook requests, and prints those that exist.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: k6-notify template check shop.jinja"})
public final class TemplateCommand {

    private final ObjectMapper json = new ObjectMapper();
    private final CommandEnvironment environment;

    public TemplateCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Command(
            name = "check",
            description = {
                "Verifies a template, and prints the bodies for a run that starts, one that passes, one that fails, and the test event.",
                "",
                "What it refuses is printed with line and column, and the exit code is 2. Names that do not exist are warnings."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footer = {"", "Example: k6-notify template check shop.jinja"})
    int check(@Parameters(paramLabel = "FILE", description = "The template.") Path file) {
        WebhookTemplate template = WebhookTemplate.of(TemplateSource.ofFile(file));
        template.warnings().forEach(environment::warn);
        PrintStream out = environment.printOut();
        preview(out, template, "A run that starts", ExampleEvents.started());
        preview(out, template, "A run that passed", ExampleEvents.passed());
        preview(out, template, "A run that failed", ExampleEvents.failed());
        preview(out, template, "The test event", new TestHookEvent());
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = "Prints the template of a preset, to begin a template of your own with.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footer = {"", "Example: k6-notify template show discord"})
    int show(
            @Parameters(
                            paramLabel = "NAME",
                            completionCandidates = PresetNames.class,
                            description = "The preset: ${COMPLETION-CANDIDATES}.")
                    String preset) {
        environment.printOut().print(TemplateSource.ofPreset(preset).text());
        return ExitCode.OK;
    }

    private void preview(PrintStream out, WebhookTemplate template, String title, NotificationEvent event) {
        out.println(title + ":");
        out.println(pretty(template.preview(event)).indent(2));
    }

    private String pretty(String body) {
        try {
            return json.readTree(body).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checked template renders JSON", e);
        }
    }
}
