package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.benchmarks.receiver.FaultMode;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Request;
import io.jenkins.plugins.k6notify.benchmarks.receiver.SimulatedReceiver;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the time per delivery while a full outbox is emptied, to receivers that share the cores of this machine. Fails if
 * a delivery is missing, duplicated or out of order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class DeliveryBenchmark {

    private static final int DELIVERIES = 10_000;

    @Param({"1", "10", "200"})
    int endpoints;

    private final List<SimulatedReceiver> receivers = new ArrayList<>();
    private final Map<String, Integer> lastOfKey = new ConcurrentHashMap<>();
    private final AtomicInteger outOfOrder = new AtomicInteger();
    private Path outbox;
    private DeliveryService service;
    private CountDownLatch left;

    @Setup
    public void startReceivers() throws IOException {
        for (int i = 0; i < endpoints; i++) {
            receivers.add(SimulatedReceiver.http(FaultMode.NONE, new OrderCheck()));
        }
    }

    @TearDown
    public void stopReceivers() throws IOException {
        for (SimulatedReceiver receiver : receivers) {
            receiver.close();
        }
    }

    @Setup(Level.Invocation)
    public void fill() throws IOException {
        outbox = TemporaryDirectories.create();
        DeliveryFixtures.fill(outbox, DELIVERIES, endpoints);
        lastOfKey.clear();
        left = new CountDownLatch(DELIVERIES);
    }

    @TearDown(Level.Invocation)
    public void empty() throws IOException {
        service.close();
        TemporaryDirectories.delete(outbox);
        if (outOfOrder.get() > 0 || lastOfKey.values().stream().anyMatch(last -> last != 1)) {
            throw new IllegalStateException("a delivery is missing, duplicated or out of order");
        }
    }

    @Benchmark
    @OperationsPerInvocation(DELIVERIES)
    public void empty10000() throws IOException, InterruptedException {
        service = DeliveryFixtures.overHttp(
                        outbox,
                        delivery -> DeliveryFixtures.target(receivers
                                .get(DeliveryFixtures.number(delivery.endpoint()))
                                .uri()))
                .listener(delivery -> {
                    if (delivery.state() == Delivery.State.DELIVERED) {
                        left.countDown();
                    }
                })
                .start();
        left.await();
    }

    /** Counts messages that do not follow the one before them with the same key. */
    private final class OrderCheck implements SimulatedReceiver.RequestListener {
        @Override
        public void received(Request request) {
            Integer last = lastOfKey.put(request.key(), request.number());
            if ((last == null ? -1 : last) != request.number() - 1) {
                outOfOrder.incrementAndGet();
            }
        }
    }
}
