package io.jenkins.plugins.k6notify.engine.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleWatcherTest {

    @Test
    void nulsAndLoneSurrogatesPassUnchanged() {
        // A lone surrogate, as written by a program that encodes it like a character.
        byte[] odd = {0, 0, 0, (byte) 0xED, (byte) 0xA0, (byte) 0xBD, '\n', (byte) 0xFF, (byte) 0xFE, 0, '\n'};
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        writeAll(new ConsoleWatcher(log, lines::add), odd);

        assertThat(log.toByteArray()).isEqualTo(odd);
        assertThat(lines).hasSize(2);
    }

    @Test
    void failureOfListenerDoesNotAffectLog() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        List<String> asked = new ArrayList<>();
        ConsoleWatcher watcher = new ConsoleWatcher(log, line -> {
            asked.add(line);
            throw new IllegalStateException("broken");
        });
        writeAll(watcher, "one\ntwo\nthree".getBytes(StandardCharsets.UTF_8));

        assertThat(log).hasToString("one\ntwo\nthree");
        assertThat(asked).containsExactly("one");
    }

    @Test
    void failedListenerIsNotCalledAgain() throws IOException {
        List<String> asked = new ArrayList<>();
        try (ConsoleWatcher watcher = new ConsoleWatcher(new ByteArrayOutputStream(), line -> {
            asked.add(line);
            throw new IllegalStateException("broken");
        })) {
            watcher.write("one\n".getBytes(StandardCharsets.UTF_8));
            watcher.write("two\nthree".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(asked).containsExactly("one");
    }

    @Test
    void flushAndCloseReachLogWhenLastLineFails() throws IOException {
        List<String> calls = new ArrayList<>();
        OutputStream log = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
        ConsoleWatcher watcher = new ConsoleWatcher(log, line -> {
            throw new IllegalStateException("broken");
        });
        watcher.write("one".getBytes(StandardCharsets.UTF_8));
        watcher.flush();
        assertThat(calls).containsExactly("flush");
        watcher.close();
        assertThat(calls).containsExactly("flush", "close");
    }

    /** As on an agent that loses the connection to the controller, from which it loads classes. */
    @Test
    void missingClassOfListenerDoesNotAffectLog() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ConsoleWatcher watcher = new ConsoleWatcher(log, line -> {
            throw new NoClassDefFoundError("io/jenkins/plugins/k6notify/engine/console/Progress");
        });
        writeAll(watcher, "one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        assertThat(log).hasToString("one\ntwo\n");
    }

    @Test
    void exceptionOfLogReachesWriter() {
        ConsoleWatcher watcher = new ConsoleWatcher(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("disk full");
                    }
                },
                line -> {});
        assertThatThrownBy(() -> watcher.write("x\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("disk full");
    }

    @Test
    void singleBytesAndFlushReachLogImmediately() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        try (ConsoleWatcher watcher = new ConsoleWatcher(log, lines::add)) {
            for (byte b : "a\r\nb\rc".getBytes(StandardCharsets.US_ASCII)) {
                watcher.write(b);
            }
            watcher.flush();
            assertThat(log).hasToString("a\r\nb\rc");
            assertThat(lines).containsExactly("a", "b");
        }
        assertThat(lines).containsExactly("a", "b", "c");
    }

    @Test
    void singleBytesMakeSameLinesAsArrays() throws IOException {
        String text = "k".repeat(70_000) + "\nrunning (01.0s), ✓ 2/2 VUs\r\n\n" + "x".repeat(256) + "\n\nlast";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> ofMany = new ArrayList<>();
        List<String> ofSingle = new ArrayList<>();
        writeAll(new ConsoleWatcher(new ByteArrayOutputStream(), ofMany::add), bytes);
        try (ConsoleWatcher watcher = new ConsoleWatcher(new ByteArrayOutputStream(), ofSingle::add)) {
            for (byte single : bytes) {
                watcher.write(single);
            }
        }

        assertThat(ofSingle).hasSize(4).isEqualTo(ofMany);
    }

    private static void writeAll(ConsoleWatcher watcher, byte[] bytes) {
        try (watcher) {
            watcher.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
