import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints the line coverage of each package from JaCoCo's CSV report; run by the build as a single source file. */
final class PrintCoverage {

    private static final int PACKAGE = 1;
    private static final int LINES_MISSED = 7;
    private static final int LINES_COVERED = 8;

    private PrintCoverage() {}

    public static void main(String[] arguments) throws IOException {
        List<String> rows = Files.readAllLines(Path.of(arguments[0]));
        Map<String, long[]> packages = new TreeMap<>();
        long[] all = new long[2];
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            long[] lines = packages.computeIfAbsent(cells[PACKAGE], name -> new long[2]);
            add(lines, cells);
            add(all, cells);
        }
        packages.forEach((name, lines) -> print(name.substring(name.lastIndexOf("engine")), lines));
        print("line coverage of the engine", all);
    }

    private static void add(long[] lines, String[] cells) {
        lines[0] += Long.parseLong(cells[LINES_COVERED]);
        lines[1] += Long.parseLong(cells[LINES_MISSED]);
    }

    private static void print(String name, long[] lines) {
        double percent = 100.0 * lines[0] / (lines[0] + lines[1]);
        System.out.printf(Locale.ROOT, "%-30s %5.1f %% of %d lines%n", name, percent, lines[0] + lines[1]);
    }
}
