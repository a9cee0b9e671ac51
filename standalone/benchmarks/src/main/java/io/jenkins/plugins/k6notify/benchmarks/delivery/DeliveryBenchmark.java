package io.jenkins.plugins.k6notify.benchmarks.delivery;

import io.jenkins.plugins.k6notify.benchmarks.receiver.Receiver;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Request;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Sickness;
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
 * How long a delivery takes when a full outbox is emptied, to receivers on this machine that share its cores. Fails if one
 * is missing, twice there or out of order.
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

    private final List<Receiver> receivers = new ArrayList<>();
    private final Map<String, Integer> lastOfKey = new ConcurrentHashMap<>();
    private final AtomicInteger outOfOrder = new AtomicInteger();
    private Path outbox;
    private DeliveryService service;
    private CountDownLatch left;

    @Setup
    public void startReceivers() throws IOException {
        for (int i = 0; i < endpoints; i++) {
            receivers.add(Receiver.http(Sickness.NONE, new InOrder()));
        }
    }

    @TearDown
    public void stopReceivers() throws IOException {
        for (Receiver receiver : receivers) {
            receiver.close();
        }
    }

    @Setup(Level.Invocation)
    public void fill() throws IOException {
        outbox = Directories.make();
        Sending.fill(outbox, DELIVERIES, endpoints);
        lastOfKey.clear();
        left = new CountDownLatch(DELIVERIES);
    }

    @TearDown(Level.Invocation)
    public void empty() throws IOException {
        service.close();
        Directories.delete(outbox);
        if (outOfOrder.get() > 0 || lastOfKey.values().stream().anyMatch(last -> last != 1)) {
            throw new IllegalStateException("something is missing, twice there or out of order");
        }
    }

    @Benchmark
    @OperationsPerInvocation(DELIVERIES)
    public void empty10000() throws IOException, InterruptedException {
        service = Sending.overHttp(
                        outbox,
                        delivery -> Sending.target(receivers
                                .get(Sending.number(delivery.endpoint()))
                                .uri()))
                .listener(delivery -> {
                    if (delivery.state() == Delivery.State.DELIVERED) {
                        left.countDown();
                    }
                })
                .start();
        left.await();
    }

    /** Counts what does not come behind the one before it in its key. */
    private final class InOrder implements Receiver.Witness {
        @Override
        public void arrived(Request request) {
            Integer last = lastOfKey.put(request.key(), request.number());
            if ((last == null ? -1 : last) != request.number() - 1) {
                outOfOrder.incrementAndGet();
            }
        }
    }
}
