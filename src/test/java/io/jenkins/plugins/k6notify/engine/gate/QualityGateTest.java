package io.jenkins.plugins.k6notify.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.WithNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityGateTest {

    private static QualityGate limit(String metric, double limit) {
        return new QualityGate(null, metric, limit, null, null);
    }

    private static QualityGate change(String metric, String change) {
        return new QualityGate(null, metric, null, change, null);
    }

    private static GateCondition parsed(String condition) {
        return new QualityGate(condition, null, null, null, null).parsed();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "p(95), http_req_duration.p(95)",
                "p(99.9), http_req_duration.p(99.9)",
                " avg , http_req_duration.avg",
                "error rate, http_req_failed.rate",
                "Error Rate, http_req_failed.rate",
                "requests per second, http_reqs.rate",
                "checks, checks.rate",
                "iterations.count, iterations.count",
                "my.own metric.value, my.own metric.value",
                "http_req_duration{name:checkout}.p(95), http_req_duration{name:checkout}.p(95)",
                "http_req_duration{name:/users/{id}}.max, http_req_duration{name:/users/{id}}.max",
                "http_req_duration{url:http://a.example/x.js}.min, http_req_duration{url:http://a.example/x.js}.min"
            })
    void metricNameIsKeyOfSummary(String text, String key) {
        assertThat(MetricName.parse(text).key()).isEqualTo(key);
        assertThat(limit(text, 1).parsed()).isInstanceOf(GateCondition.Limit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p95",
                "p(x)",
                "p(1000)",
                "http_req_duration",
                "http_req_duration.p95",
                "a.sum",
                ".rate",
                "{a}.rate"
            })
    void unknownMetricIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> limit(text, 1))
                .isInstanceOf(InvalidGateException.class)
                .hasMessageContaining("metric \"" + text + "\" is not known; use p(95), error rate")
                .hasMessageEndingWith("http_req_duration{name:checkout}.p(95)");
    }

    @Test
    void lengthOfMetricIsLimited() {
        String tags = "a{" + "x".repeat(292) + "}.rate";
        assertThat(MetricName.parse(tags).key()).hasSize(300);
        assertThatThrownBy(() -> MetricName.parse("b" + tags)).isInstanceOf(InvalidGateException.class);
        assertThat(MetricName.parse("x".repeat(128) + ".max").metric()).hasSize(128);
        assertThatThrownBy(() -> MetricName.parse("x".repeat(129) + ".max")).isInstanceOf(InvalidGateException.class);
    }

    @Test
    void limitIsUpperBoundExceptForWorkAndChecks() {
        assertThat(limit("p(95)", 800).parsed())
                .isEqualTo(new GateCondition.Limit(new MetricName("http_req_duration", "p(95)"), true, 800));
        assertThat(limit("error rate", 1).parsed())
                .isEqualTo(new GateCondition.Limit(new MetricName("http_req_failed", "rate"), true, 1));
        for (String good : new String[] {"requests per second", "checks", "iterations.count", "http_reqs{a:b}.rate"}) {
            assertThat(limit(good, 20).parsed()).isEqualTo(new GateCondition.Limit(MetricName.parse(good), false, 20));
        }
        assertThat(limit("checks.fails", 2).parsed())
                .isEqualTo(new GateCondition.Limit(MetricName.parse("checks.fails"), true, 2));
    }

    @Test
    void limitOfShareIsPercentage() {
        for (double limit : new double[] {0, 100}) {
            assertThat(limit("error rate", limit).limit()).isEqualTo(limit);
        }
    }

    @Test
    void conditionSaysOnWhichSideOfLimit() {
        MetricName orders = MetricName.parse("orders.count");
        assertThat(new QualityGate("Below", "orders.count", 20.0, null, null).parsed())
                .isEqualTo(new GateCondition.Limit(orders, false, 20));
        assertThat(new QualityGate("above", "orders.count", 20.0, null, null).parsed())
                .isEqualTo(new GateCondition.Limit(orders, true, 20));
    }

    @ParameterizedTest
    @CsvSource({"+20%, true, 20", "-10%, false, 10", "−2.5 %, false, 2.5", "+0, true, 0", " +5% , true, 5"})
    void changeHasDirectionAndAmount(String text, boolean rise, double amount) {
        assertThat(change("p(95)", text).parsed())
                .isEqualTo(new GateCondition.Change(new MetricName("http_req_duration", "p(95)"), rise, amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20%", "20", "+", "+-1%", "+1e9%", "+1%%", "+20 percent", "+9999999%"})
    void otherTextIsNoChange(String text) {
        assertThatThrownBy(() -> change("p(95)", text))
                .isInstanceOf(InvalidGateException.class)
                .hasMessage(
                        "change \"" + text + "\" is not a change; write a sign, a number and %, such as +20% or -10%");
    }

    @Test
    void conditionOfRunNeedsNoMetric() {
        assertThat(parsed("thresholds")).isEqualTo(GateCondition.OfRun.THRESHOLDS);
        assertThat(parsed(" Aborted")).isEqualTo(GateCondition.OfRun.ABORTED);
        assertThat(parsed("warnings")).isEqualTo(GateCondition.OfRun.WARNINGS);
    }

    private static void assertProblem(
            GateProblem problem, String condition, String metric, Double limit, String change) {
        assertThatThrownBy(() -> new QualityGate(condition, metric, limit, change, null))
                .isInstanceOfSatisfying(
                        InvalidGateException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void halfAndContradictoryGatesAreRefused() {
        assertProblem(GateProblem.EMPTY, null, null, null, null);
        assertProblem(GateProblem.CONDITION, "threshold", null, null, null);
        assertProblem(GateProblem.CONDITION, "broken", "p(95)", 1.0, null);
        assertProblem(GateProblem.METRIC_MISSING, "above", null, null, null);
        assertProblem(GateProblem.METRIC_MISSING, null, null, 1.0, null);
        assertProblem(GateProblem.METRIC_MISSING, "aborted", null, null, "+1%");
        assertProblem(GateProblem.METRIC_NOT_TAKEN, "aborted", "p(95)", 1.0, null);
        assertProblem(GateProblem.LIMIT_MISSING, null, "p(95)", null, null);
        assertProblem(GateProblem.LIMIT_MISSING, null, "p(95)", Double.NaN, null);
        assertProblem(GateProblem.LIMIT_MISSING, "below", "p(95)", Double.POSITIVE_INFINITY, null);
        assertProblem(GateProblem.LIMIT_AND_CHANGE, null, "p(95)", 1.0, "+1%");
        assertProblem(GateProblem.LIMIT_NOT_PERCENT, null, "error rate", 101.0, null);
        assertProblem(GateProblem.LIMIT_NOT_PERCENT, null, "checks", -1.0, null);
        assertProblem(GateProblem.CHANGE_WITH_CONDITION, "above", "p(95)", null, "+1%");
    }

    @Test
    void criticalityIsUnstableByDefault() {
        assertThat(limit("p(95)", 1).criticality()).isEqualTo(Criticality.UNSTABLE);
        assertThat(Criticality.of(" failure")).isEqualTo(Criticality.FAILURE);
        assertThatThrownBy(() -> Criticality.of("ERROR"))
                .isInstanceOf(InvalidGateException.class)
                .hasMessage("criticality \"ERROR\" is not known; use UNSTABLE or FAILURE");
    }

    @ParameterizedTest
    @EnumSource
    void problemIsTranslated(GateProblem problem) {
        InvalidGateException e = new InvalidGateException(problem, "a", "b");
        assertThat(e.words(Locale.GERMAN)).isNotBlank().isNotEqualTo(e.getMessage());
    }

    /** Markers of open runs hold gates as JSON. */
    @Test
    void gateSurvivesJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (QualityGate gate : new QualityGate[] {
            limit("p(95)", 0.5),
            change("error rate", "+1%"),
            new QualityGate("aborted", null, null, null, Criticality.FAILURE)
        }) {
            assertThat(json.readValue(json.writeValueAsString(gate), QualityGate.class))
                    .isEqualTo(gate);
        }
    }

    @Property
    void anySettingsAreGateOrRefused(
            @ForAll("settings") @WithNull String condition,
            @ForAll("settings") @WithNull String metric,
            @ForAll @WithNull Double limit,
            @ForAll("settings") @WithNull String change) {
        try {
            QualityGate gate = new QualityGate(condition, metric, limit, change, null);
            K6Run run = K6Run.notSeen(K6Status.ABORTED_BY_SYSTEM, Instant.EPOCH);
            assertThat(GateRules.verdict(List.of(gate), run, null, true).findings())
                    .allSatisfy(finding ->
                            assertThat(finding.words()).hasLineCount(1).hasSizeLessThan(400));
        } catch (InvalidGateException e) {
            assertThat(e.getMessage()).hasLineCount(1).hasSizeLessThan(400);
        } catch (RuntimeException e) {
            fail("not the refusal", e);
        }
    }

    @Provide
    Arbitrary<String> settings() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "above",
                        "warnings",
                        "http_reqs",
                        "{name:",
                        "}",
                        ".rate",
                        ".p(95)",
                        "p(",
                        "+20%",
                        " ",
                        "\n",
                        "\u2028",
                        "x".repeat(150)),
                Arbitraries.strings().ofMaxLength(5));
        return piece.list().ofMinSize(1).ofMaxSize(6).map(pieces -> String.join("", pieces));
    }
}
