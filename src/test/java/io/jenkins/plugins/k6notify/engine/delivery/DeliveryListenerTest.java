package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryListenerTest {

    private final Delivery delivery =
            Delivery.submitted(1, Samples.started(), Samples.webhook("hook"), "run", Instant.EPOCH);
    private final List<String> told = new ArrayList<>();

    private static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("on purpose"),
                new NoClassDefFoundError("on purpose"),
                new StackOverflowError("on purpose"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void allCallsEachListenerAndLogsFailures(Throwable failure) {
        DeliveryListener broken = changed -> DeliveryListenerTest.<RuntimeException>fail(failure);
        DeliveryListener all = DeliveryListener.all(List.of(
                changed -> told.add("first " + changed.sequence()), broken, changed -> told.add("last " + changed)));
        try (LogRecords log = new LogRecords()) {
            all.changed(delivery);

            assertThat(log.warnings()).containsExactly("A listener of deliveries failed: " + broken.getClass());
        }
        assertThat(told).containsExactly("first 1", "last " + delivery);
    }

    /** Nothing else can be done in a process without memory. */
    @Test
    void allRethrowsOutOfMemoryError() {
        DeliveryListener all = DeliveryListener.all(
                List.of(changed -> DeliveryListenerTest.<RuntimeException>fail(new OutOfMemoryError("on purpose"))));

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> all.changed(delivery));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable failure) throws T {
        throw (T) failure;
    }
}
