package io.jenkins.plugins.k6notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.message.template.JsonTemplate;
import io.jenkins.plugins.k6notify.engine.message.template.MailTemplate;
import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DefaultLocale("en")
class TemplateCheckTest {

    private static TemplateCheck check(String template, String... events) {
        return new TemplateCheck(template, JsonTemplate::parse, NotifyOn.of(List.of(events)));
    }

    @ParameterizedTest
    @EnumSource(TemplatePreset.class)
    void presetHasNeitherProblemNorWarning(TemplatePreset preset) {
        TemplateCheck check = check(preset.source());
        assertThat(check.problem()).isEmpty();
        assertThat(check.verdict().kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void problemOfSyntaxHasPosition() {
        TemplateCheck check = check("{\n  {% include 'a' %}\n}");
        assertThat(check.problem())
                .hasValueSatisfying(text -> assertThat(text).startsWith("Not a template: line 2, column 3: "));
        assertThat(check.verdict().kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void problemOfJsonHasEventPositionAndRenderedLines() {
        TemplateCheck check = check("{\n  \"test\": \"{{ test.name }}\",\n  \"id\": {{ test.nmae }}\n}");
        assertThat(check.problem().orElseThrow())
                .startsWith("For test.started.manual the template does not render JSON. Line 4, column 1")
                .contains("\n1: {\n2:   \"test\": \"", "\n3:   \"id\": \n4: }");
    }

    @Test
    void renderedLinesAreEscapedInForm() {
        FormValidation verdict = check("<script>alert(1)</script>").verdict();
        assertThat(verdict.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(verdict.getMessage())
                .contains("<pre>1: &lt;script&gt;alert(1)")
                .doesNotContain("<script");
    }

    @Test
    void eventsThatTheChannelDoesNotReceiveAreNotChecked() {
        String template = "{\"a\": {% if not test.ended %}!{% else %}1{% endif %}}";
        assertThat(check(template, "failed").problem()).isEmpty();
        assertThat(check(template, "failed", "started.scheduled").problem().orElseThrow())
                .startsWith("For test.started.scheduled ");
    }

    @Test
    void testEventIsAlwaysChecked() {
        String template = "{\"a\": {% if event.type == 'test.notification_channel' %}!{% else %}1{% endif %}}";
        assertThat(check(template, "failed").problem().orElseThrow()).startsWith("For test.notification_channel ");
    }

    @Test
    void problemOfRenderingHasEventAndPosition() {
        assertThat(check("{\"a\": {{ 1 / (test.result - 1) }} }", "failed")
                        .problem()
                        .orElseThrow())
                .startsWith("The template cannot be rendered for test.finished.failed: line 1, column ");
    }

    @Test
    void unknownNamesAreWarnings() {
        TemplateCheck check = check("{\"a\": \"{{ test.nmae }}\",\n\"b\": \"{{ usr }}\"}");
        assertThat(check.problem()).isEmpty();
        assertThat(check.verdict().kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(check.warning())
                .contains("Names that have no value and are left empty: test.nmae (line 1), usr (line 2).");
    }

    @Test
    void listOfUnknownNamesIsLimited() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            names.append("{{ n").append(i).append("n".repeat(900)).append(" }}");
        }
        assertThat(check("{\"a\": \"" + names + "\"}").warning().orElseThrow())
                .hasSizeLessThan(1000)
                .contains(" n0nnn", "nnn… (line 1), n1nnn", "(line 1) ….");
    }

    @Test
    void templateForHtmlNeedNotBeJson() {
        TemplateCheck check = new TemplateCheck("<p>{{ usr }}</p>", MailTemplate::html, NotifyOn.ALL);
        assertThat(check.problem()).isEmpty();
        assertThat(check.verdict().kind).isEqualTo(FormValidation.Kind.WARNING);
    }

    @Test
    @DefaultLocale("de")
    void textsAreInLanguageOfUser() {
        assertThat(check("{% include 'a' %}").problem().orElseThrow()).startsWith("Keine Vorlage: Zeile 1, Spalte 1: ");
    }
}
