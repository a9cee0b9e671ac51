package io.jenkins.plugins.k6notify.benchmarks.plot;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Rows of a CSV file with a header, written by JMH with {@code -rf csv} or printed by another command. Ignores lines that begin
 * with {@code #}.
 */
final class Results {

    private static final CsvMapper MAPPER = new CsvMapper();
    private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withHeader().withComments();

    private final Path file;
    private final List<Map<String, String>> rows;

    private Results(Path file, List<Map<String, String>> rows) {
        this.file = file;
        this.rows = rows;
    }

    static Results read(Path file) throws IOException {
        try (MappingIterator<Map<String, String>> rows =
                MAPPER.readerForMapOf(String.class).with(SCHEMA).readValues(file.toFile())) {
            return new Results(file, rows.readAll());
        }
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    /**
     * Returns the score of a benchmark of JMH.
     *
     * @param benchmark the end of its name
     * @param parameters names and values in turn
     * @throws IOException if the file does not have it
     */
    double score(String benchmark, String... parameters) throws IOException {
        for (Map<String, String> row : rows) {
            if (row.get("Benchmark").endsWith("." + benchmark) && matches(row, parameters)) {
                return Double.parseDouble(row.get("Score"));
            }
        }
        throw new IOException(file + " has no " + benchmark + " with " + List.of(parameters));
    }

    private static boolean matches(Map<String, String> row, String... parameters) {
        for (int i = 0; i < parameters.length; i += 2) {
            if (!parameters[i + 1].equals(row.get("Param: " + parameters[i]))) {
                return false;
            }
        }
        return true;
    }
}
