package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.template.PresetNames;
import io.jenkins.plugins.k6notify.cli.template.TemplateSource;
import io.jenkins.plugins.k6notify.cli.template.WebhookTemplate;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for a template of the bodies of webhook requests. */
final class TemplateOptions {

    @Option(
            names = "--webhook-template",
            paramLabel = "FILE",
            description = "Template for the body of webhook requests, in a subset of Jinja2.")
    private Path file;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            completionCandidates = PresetNames.class,
            description = "Template for a known receiver: ${COMPLETION-CANDIDATES}.")
    private String preset;

    /** @throws UsageException if both are given, or if the template cannot be used */
    Optional<WebhookTemplate> template() {
        if (file != null && preset != null) {
            throw new UsageException("give either --webhook-template or --preset, not both");
        }
        if (file != null) {
            return Optional.of(WebhookTemplate.of(TemplateSource.ofFile(file)));
        }
        return Optional.ofNullable(preset).map(TemplateSource::ofPreset).map(WebhookTemplate::of);
    }
}
