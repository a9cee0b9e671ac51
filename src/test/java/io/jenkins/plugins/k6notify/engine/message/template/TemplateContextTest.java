package io.jenkins.plugins.k6notify.engine.message.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.event.EventIdentifier;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateContextTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");

    /** The names and types of k6 Cloud. */
    private static final Map<String, Class<?>> INTEGERS_AND_STRINGS = Map.ofEntries(
            Map.entry("test.organization_id", Number.class),
            Map.entry("test.project_id", Number.class),
            Map.entry("test.id", Number.class),
            Map.entry("test.url", String.class),
            Map.entry("test.load_test_id", Number.class),
            Map.entry("test.load_test_url", String.class),
            Map.entry("test.name", String.class),
            Map.entry("test.was_scheduled", Number.class),
            Map.entry("test.started", String.class),
            Map.entry("test.ended", String.class),
            Map.entry("test.status", Number.class),
            Map.entry("test.status_text", String.class),
            Map.entry("test.result", Number.class),
            Map.entry("test.result_text", String.class),
            Map.entry("user.id", Number.class),
            Map.entry("user.name", String.class),
            Map.entry("user.avatar", String.class),
            Map.entry("event.id", String.class),
            Map.entry("event.type", String.class),
            Map.entry("event.text", String.class),
            Map.entry("errors", List.class));

    private final TemplateContext context = new TemplateContext();

    private static Stream<NotificationEvent> events() {
        K6Run unknown = K6Run.notSeen(K6Status.ABORTED_BY_SYSTEM, SampleEvents.ENDED);
        return Stream.concat(
                Arrays.stream(EventIdentifier.values()).map(ExampleEvents::of),
                Stream.of(
                        new TestHookEvent(),
                        new TestStarted(
                                TestContext.of(null, Trigger.MANUAL),
                                new K6Run(1, Banner.NONE, null, null, null, null, K6Summary.EMPTY)),
                        new TestFinished(TestContext.of(null, Trigger.TRIGGERED), unknown, null)));
    }

    private static Object value(Map<?, ?> values, String path) {
        Object value = values;
        for (String name : path.split("\\.")) {
            value = ((Map<?, ?>) value).get(name);
        }
        return value;
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasNamesOfK6CloudWithTheirTypes(NotificationEvent event) {
        Map<String, Object> values = context.of(ID, event);

        INTEGERS_AND_STRINGS.forEach(
                (name, type) -> assertThat(value(values, name)).as(name).isInstanceOf(type));
        assertThat((Map<?, ?>) values.get("test")).hasSize(14);
        assertThat((List<?>) values.get("errors")).allSatisfy(error -> {
            assertThat(value((Map<?, ?>) error, "code")).isInstanceOf(Number.class);
            assertThat(value((Map<?, ?>) error, "created")).isInstanceOf(String.class);
            assertThat(value((Map<?, ?>) error, "detail")).isInstanceOf(String.class);
        });
    }

    @Test
    void testEventHasValueForEachNameExceptAvatar() {
        Map<String, Object> values = context.of(ID, new TestHookEvent());

        INTEGERS_AND_STRINGS.keySet().stream()
                .filter(name -> !name.equals("user.avatar"))
                .forEach(name -> assertThat(value(values, name)).as(name).isNotIn("", List.of()));
        assertThat(value(values, "event.type")).isEqualTo("test.notification_channel");
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventTypeIsIdentifierAndIdIsThatOfMessage(NotificationEvent event) {
        Map<String, Object> values = context.of(ID, event);

        assertThat(value(values, "event.id")).isEqualTo(ID.toString());
        assertThat(Stream.concat(
                        Arrays.stream(EventIdentifier.values()).map(EventIdentifier::id),
                        Stream.of("test.notification_channel")))
                .contains((String) value(values, "event.type"));
    }

    @Test
    void valuesOfFailedRun() {
        Map<String, Object> values = context.of(ID, SampleEvents.worse());

        assertThat(value(values, "test.status_text")).isEqualTo("Finished");
        assertThat(value(values, "test.result")).isEqualTo(1);
        assertThat(value(values, "test.id")).isEqualTo(42001L);
        assertThat(value(values, "test.was_scheduled")).isEqualTo(1);
        assertThat(value(values, "test.url")).isEqualTo("https://ci.example.org/job/perf/job/checkout/42/");
        assertThat(value(values, "test.load_test_url")).isEqualTo("https://ci.example.org/job/perf/job/checkout/");
        assertThat(values.get("errors"))
                .isEqualTo(List.of(Map.of(
                        "code", 99,
                        "created", "2026-11-23T07:30:47Z",
                        "detail", "Thresholds crossed: http_req_duration p(95)<500 (612.3 ms)")));
        assertThat(value(values, "k6.headline")).isEqualTo("checkout.js failed");
        assertThat(((Map<?, ?>) value(values, "k6.metrics")).get("http_req_duration.p(95)"))
                .isEqualTo(612.3);
        assertThat(value(values, "k6.crossed")).isEqualTo(List.of("http_req_duration p(95)<500: 612.3 ms"));
        assertThat(value(values, "jenkins.job")).isEqualTo("perf/checkout");
        assertThat(value(values, "previous.result_text")).isEqualTo("Passed");
    }

    @Test
    void onlyFinishedRunHasPassed() {
        assertThat(value(context.of(ID, ExampleEvents.started()), "k6.passed")).isEqualTo(false);
        assertThat(value(context.of(ID, ExampleEvents.passed()), "k6.passed")).isEqualTo(true);
        assertThat(value(context.of(ID, ExampleEvents.failed()), "k6.passed")).isEqualTo(false);
    }

    @Test
    void instancesAreListForEachRun() {
        assertThat(value(context.of(ID, SampleEvents.distributed()), "k6.instances"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
        assertThat(value(context.of(ID, SampleEvents.worse()), "k6.instances")).isEqualTo(List.of());
    }

    @Test
    void timesAreMillisecondsOrZero() {
        Map<String, Object> finished = context.of(ID, SampleEvents.worse());
        Map<String, Object> started = context.of(ID, SampleEvents.started(Trigger.MANUAL));

        assertThat(value(finished, "k6.started_ms")).isEqualTo(SampleEvents.STARTED.toEpochMilli());
        assertThat(value(finished, "k6.ended_ms")).isEqualTo(SampleEvents.ENDED.toEpochMilli());
        assertThat(value(started, "k6.ended_ms")).isEqualTo(0L);
    }

    @Test
    void urlOfRunInK6CloudIsItsPage() {
        Banner banner = new Banner(Execution.CLOUD, "a.js", "https://app.example.org/runs/7", null);
        K6Run run = new K6Run(1, banner, SampleEvents.STARTED, null, null, null, K6Summary.EMPTY);

        Map<String, Object> values = context.of(ID, new TestStarted(SampleEvents.context(Trigger.MANUAL), run));

        assertThat(value(values, "test.url")).isEqualTo("https://app.example.org/runs/7");
        assertThat(value(values, "test.load_test_url")).isEqualTo("https://ci.example.org/job/perf/job/checkout/");
    }

    /** A run of the past that passed has no error, nor has one that started. */
    @Test
    void passedRunHasNoErrors() {
        assertThat(context.of(ID, ExampleEvents.passed())).containsEntry("errors", List.of());
        assertThat(context.of(ID, ExampleEvents.started())).containsEntry("errors", List.of());
    }

    @ParameterizedTest
    @EnumSource
    void exampleEventIsSelectedByItsIdentifier(EventIdentifier identifier) {
        assertThat(NotifyOn.of(List.of(identifier.id())).accepts(ExampleEvents.of(identifier)))
                .isTrue();
    }
}
