package io.jenkins.plugins.k6notify.measure;

import io.jenkins.plugins.k6notify.engine.console.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The console of a recorded run that passed, with additional lines of progress, as k6 prints them each second. */
final class StretchedConsole {

    private static final Recording RECORDING = Recording.of("v2.2.0/success");

    /** The first progress: {@code running (01.0s)}, the state of the scenario, and an empty line. */
    private static final int BEGINNING = 19;

    private static final String SUMMARY = "█";

    private StretchedConsole() {}

    static List<String> lines(int count) throws IOException {
        List<String> recorded = Files.readAllLines(RECORDING.file("console.txt"));
        List<String> lines = new ArrayList<>(recorded.subList(0, BEGINNING));
        List<String> end =
                recorded.stream().dropWhile(line -> !line.contains(SUMMARY)).toList();
        for (int second = 2; lines.size() + end.size() < count; second++) {
            lines.add("running (%dm%02d.0s), 2/2 VUs, %d complete and 0 interrupted iterations"
                    .formatted(second / 60, second % 60, 6 * second));
            lines.add("default   [ %3d%% ] 2 VUs  %dm%02d.0s/28m0s"
                    .formatted(Math.min(99, second / 17), second / 60, second % 60));
            lines.add("");
        }
        while (lines.size() + end.size() > count) {
            lines.remove(lines.size() - 1);
        }
        lines.addAll(end);
        return lines;
    }

    /**
     * Creates a shell script that prints half of the lines in a given time, reports that it has arrived, and prints the
     * other half after the pipe {@code go} is opened for writing. One process prints each half, as k6 does: many short
     * processes would load the machine more than the measured work.
     *
     * @param directory the directory of the script and its files
     * @param seconds the time for each half
     * @return the script
     */
    static Path script(Path directory, int lines, int seconds) throws IOException {
        List<String> all = lines(lines);
        Files.write(directory.resolve("first"), all.subList(0, lines / 2));
        Files.write(directory.resolve("second"), all.subList(lines / 2, lines));
        Files.createDirectories(directory.resolve("arrived"));
        return Files.writeString(
                directory.resolve("k6.sh"), """
            cd '%1$s'
            perl -ne 'BEGIN { $| = 1 } print; sleep 1 if $. %% %2$d == 0' first
            : > "arrived/$JOB_NAME"
            : < go
            perl -ne 'BEGIN { $| = 1 } print; sleep 1 if $. %% %2$d == 0' second
            exit %3$d
            """.formatted(directory, lines / 2 / seconds, RECORDING.exitCode()));
    }
}
