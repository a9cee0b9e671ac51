package io.jenkins.plugins.k6notify.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private final StringBuilder written = new StringBuilder();
    private final List<String> lines = new ArrayList<>();
    private boolean broken;
    private int brokenFrom;
    private final LogTail tail = new LogTail("a step", this::writeTo, lines::add);

    private long writeTo(OutputStream out, long from) throws IOException {
        if (broken) {
            throw new IOException("the disk is gone");
        }
        if (brokenFrom > from) {
            out.write(written.substring((int) from, brokenFrom).getBytes(StandardCharsets.US_ASCII));
            throw new IOException("a bad sector");
        }
        out.write(written.substring((int) from).getBytes(StandardCharsets.US_ASCII));
        return written.length();
    }

    @Test
    void readContinuesAtLastPosition() {
        written.append("one\n");
        tail.read();
        tail.read();
        written.append("two\nthree\n");
        tail.read();
        assertThat(lines).containsExactly("one", "two", "three");
    }

    /** A step may be seen as ended before all of its log was read. */
    @Test
    void readBeforeEndLosesNoLine() {
        written.append("running\nlevel=error msg=\"thresholds on me");
        tail.read();
        tail.read();
        assertThat(lines).containsExactly("running");
        written.append("trics have been crossed\"\n");
        tail.readToEnd();
        assertThat(lines).containsExactly("running", "level=error msg=\"thresholds on metrics have been crossed\"");
    }

    @Test
    void readToEndShowsUnterminatedLine() {
        written.append("one\ntwo");
        tail.readToEnd();
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void failedReadCanBeRepeated() {
        broken = true;
        tail.read();
        broken = false;
        written.append("one\n");
        tail.read();
        assertThat(lines).containsExactly("one");
    }

    @Test
    void linesShownBeforeFailureAreNotRepeated() {
        written.append("one\ntwo\nthree\n");
        brokenFrom = 6;
        tail.read();
        assertThat(lines).containsExactly("one");
        brokenFrom = 0;
        tail.read();
        assertThat(lines).containsExactly("one", "two", "three");
    }
}
