package io.jenkins.plugins.k6notify.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of figures, which is printed, and written to {@code target/measure} with a description of the machine. */
final class Figures {

    private final String name;
    private final String machine;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param name the name of the file
     * @param jenkins the version of Jenkins
     * @param columns the titles with their units
     */
    Figures(String name, String jenkins, String... columns) {
        this.name = name;
        this.machine = machine(jenkins);
        rows.add(List.of(columns));
        System.out.println(name + ": " + machine);
    }

    private static String machine(String jenkins) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%s; %d cores; %d GB; JDK %s; Jenkins %s"
                .formatted(
                        LocalDate.now(),
                        system.getAvailableProcessors(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        Runtime.version(),
                        jenkins);
    }

    /** Adds and prints a row, because measurements take minutes. */
    void row(Object... values) {
        List<String> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : value.toString());
        }
        rows.add(row);
        System.out.println(String.join("  ", row));
    }

    /** Prints the whole table, and writes the file. */
    void keep() throws IOException {
        Path file = Path.of("target", "measure", name + ".csv");
        Files.createDirectories(file.getParent());
        List<String> lines = new ArrayList<>(List.of("# " + machine));
        rows.forEach(row -> lines.add(String.join(",", row)));
        Files.write(file, lines);
        System.out.println(table());
        System.out.println("kept in " + file);
    }

    private String table() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column ->
                                String.format((column == 0 ? "%-" : "%") + widths[column] + "s", row.get(column)))
                        .collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n"));
    }
}
