package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.receiver.Certificates;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Receiver;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Sickness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Receivers, of which the first is well and the others are sick, each kind as often as the others. */
final class Channels implements AutoCloseable {

    private final List<Receiver> receivers = new ArrayList<>();

    Channels(int count, Certificates certificates, Receiver.Witness witness) throws IOException {
        for (int i = 0; i < count; i++) {
            Sickness sickness =
                    i == 0 ? Sickness.NONE : Sickness.values()[1 + (i - 1) % (Sickness.values().length - 1)];
            receivers.add(
                    sickness == Sickness.UNTRUSTED
                            ? Receiver.https(sickness, certificates, witness)
                            : Receiver.http(sickness, witness));
        }
    }

    List<Sickness> sicknesses() {
        return receivers.stream().map(Receiver::sickness).toList();
    }

    void heal() {
        receivers.forEach(Receiver::heal);
    }

    Receiver get(int channel) {
        return receivers.get(channel);
    }

    /** For the process that sends. */
    void writeAddresses(Path file) throws IOException {
        Files.write(
                file,
                receivers.stream().map(receiver -> receiver.uri().toString()).toList());
    }

    @Override
    public void close() throws IOException {
        for (Receiver receiver : receivers) {
            receiver.close();
        }
    }
}
