package io.jenkins.plugins.k6notify.engine.delivery;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.jenkins.plugins.k6notify.fuzz.input.EditedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a file of the delivery log holds, each of its lines is a row that can be written again, or is left out. */
public final class DeliveryLogTarget {

    private static final List<byte[]> SAMPLES = seeds();

    private DeliveryLogTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        byte[] file = EditedJson.of(data, SAMPLES);
        ChannelRows rows = new ChannelRows();
        for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
            Optional<LoggedDelivery> read = LoggedDeliveryJson.fromLine(line);
            if (read.isPresent()) {
                LoggedDelivery row = read.get();
                if (!LoggedDeliveryJson.fromLine(LoggedDeliveryJson.toLine(row)).equals(read)) {
                    throw new IllegalStateException("it is another one when it is written again");
                }
                rows.add(row);
            }
        }
        rows.forgetBefore(DeliveryFileTarget.samples().get(0).created().minus(Retention.AGE));
        List<Long> shown = rows.all().stream().map(LoggedDelivery::sequence).toList();
        if (!shown.equals(shown.stream().sorted().distinct().toList())) {
            throw new IllegalStateException("the rows are not in order");
        }
    }

    /** Lines as they are written, for {@link EditedJson}, and all of them together. */
    public static List<byte[]> seeds() {
        Attempt refused = DeliveryFileTarget.refused(410, Attempt.Outcome.FAILED);
        Attempt later = DeliveryFileTarget.refused(429, Attempt.Outcome.RETRY);
        List<String> lines = new ArrayList<>();
        for (Delivery sample : DeliveryFileTarget.samples()) {
            lines.add(line(sample.after(later, Optional.of(Duration.ofSeconds(7)))));
            lines.add(line(sample.after(refused, Optional.empty())));
            lines.add(line(sample.dropped()));
        }
        lines.add(String.join("\n", lines));
        return lines.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static String line(Delivery delivery) {
        List<Attempt> last = delivery.lastAttempt().map(List::of).orElse(List.of());
        try {
            return LoggedDeliveryJson.toLine(LoggedDelivery.of(delivery, last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
