package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.receiver.Certificates;
import io.jenkins.plugins.k6notify.benchmarks.receiver.FaultMode;
import io.jenkins.plugins.k6notify.benchmarks.receiver.SimulatedReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Receivers of which the first is healthy and the others have all fault modes in turn. */
final class SimulatedReceivers implements AutoCloseable {

    private final List<SimulatedReceiver> receivers = new ArrayList<>();

    SimulatedReceivers(int count, Certificates certificates, SimulatedReceiver.RequestListener listener)
            throws IOException {
        for (int i = 0; i < count; i++) {
            FaultMode mode =
                    i == 0 ? FaultMode.NONE : FaultMode.values()[1 + (i - 1) % (FaultMode.values().length - 1)];
            receivers.add(
                    mode == FaultMode.UNTRUSTED
                            ? SimulatedReceiver.https(mode, certificates, listener)
                            : SimulatedReceiver.http(mode, listener));
        }
    }

    List<FaultMode> faultModes() {
        return receivers.stream().map(SimulatedReceiver::faultMode).toList();
    }

    void recover() {
        receivers.forEach(SimulatedReceiver::recover);
    }

    SimulatedReceiver get(int channel) {
        return receivers.get(channel);
    }

    /** Writes the addresses for the submitting process. */
    void writeAddresses(Path file) throws IOException {
        Files.write(
                file,
                receivers.stream().map(receiver -> receiver.uri().toString()).toList());
    }

    @Override
    public void close() throws IOException {
        for (SimulatedReceiver receiver : receivers) {
            receiver.close();
        }
    }
}
