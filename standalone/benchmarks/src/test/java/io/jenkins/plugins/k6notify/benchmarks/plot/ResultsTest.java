package io.jenkins.plugins.k6notify.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    private Path directory;

    @Test
    void readsScoreOfJmh() throws Exception {
        Results results = Results.read(Files.writeString(directory.resolve("jmh.csv"), """
            "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: sink"
            "a.b.ConsoleBenchmark.copy","avgt",1,5,1.5,0.1,"ms/op",NULL
            "a.b.ConsoleBenchmark.copy","avgt",1,5,84.250000,NaN,"ms/op",FILE
            "a.b.MemoryBenchmark.read","avgt",1,5,14.0,0.1,"ms/op",
            """));

        assertThat(results.score("ConsoleBenchmark.copy", "sink", "FILE")).isEqualTo(84.25);
        assertThat(results.score("MemoryBenchmark.read")).isEqualTo(14);
        assertThatIOException()
                .isThrownBy(() -> results.score("ConsoleBenchmark.copy", "sink", "TAPE"))
                .withMessageContaining("jmh.csv has no ConsoleBenchmark.copy with [sink, TAPE]");
    }

    @Test
    void ignoresComments() throws Exception {
        Results results = Results.read(
                Files.writeString(directory.resolve("ours.csv"), "# killed 3 times\nreceivers,lost\nSLOW,0\n"));

        assertThat(results.rows()).containsExactly(java.util.Map.of("receivers", "SLOW", "lost", "0"));
    }
}
