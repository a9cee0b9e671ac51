package io.jenkins.plugins.k6notify.engine.log;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Set;

/** Reads what shells print about commands: {@code + k6 run x.js}, {@code C:\ws>k6 run x.js}, {@code k6: not found}. */
public final class CommandTrace {

    /** The meaning of a line with regard to k6. */
    public enum Kind {
        /** A shell starts k6 to run a test. */
        RUN,
        /** A shell starts k6 for another purpose: {@code k6 version}, {@code k6 inspect}. */
        OTHER_COMMAND,
        /** A shell starts another program. */
        OTHER_PROGRAM,
        /** A shell did not find k6. */
        NOT_FOUND
    }

    /** The text that Jenkins, {@code sh -x} and cmd.exe print before a command. */
    private static final String UNIX_PROMPT = "+ ";

    private static final Set<String> NAMES = Set.of("k6", "k6.exe");
    private static final Set<String> RUNS = Set.of("run", "cloud");
    private static final Set<String> NOT_RUNS = Set.of(
            "cloud login",
            "cloud upload",
            "cloud test",
            "cloud project",
            "cloud help",
            "cloud --help",
            "run --help",
            "run -h");

    /** Flags of k6 that precede a command and take a value. */
    private static final Set<String> FLAGS_WITH_VALUE =
            Set.of("-c", "--config", "-a", "--address", "--log-output", "--log-format", "--secret-source");

    private static final int LONGEST_COMMAND = 4000;

    private CommandTrace() {}

    /** @return null for a line that is neither the trace of a command nor the error about a missing command */
    @CheckForNull
    public static Kind read(CharSequence line) {
        if (line.length() > LONGEST_COMMAND) {
            return null;
        }
        String text = line.toString().strip();
        if (isNotFound(text)) {
            return Kind.NOT_FOUND;
        }
        int command = commandStart(text);
        return command < 0 ? null : command(text.substring(command).split("\\s+"));
    }

    /**
     * Recognises the errors of POSIX shells, bash, zsh, cmd.exe, PowerShell, Docker, and programs that call
     * {@code execvp}.
     */
    private static boolean isNotFound(String text) {
        if (!text.contains("k6")) {
            return false;
        }
        return text.endsWith("k6: not found")
                || text.endsWith("k6: command not found")
                || text.endsWith("command not found: k6")
                || text.endsWith("k6: No such file or directory")
                || text.endsWith("k6': No such file or directory")
                || text.endsWith("k6\u2019: No such file or directory")
                || text.contains("'k6' is not recognized as ")
                || text.contains("'k6.exe' is not recognized as ")
                || text.contains("exec: \"k6\": executable file not found in ");
    }

    private static int commandStart(String text) {
        if (text.startsWith(UNIX_PROMPT)) {
            return UNIX_PROMPT.length();
        }
        int prompt = text.indexOf('>');
        boolean windows =
                prompt > 2 && (text.startsWith("PS ") || text.charAt(1) == ':' && Character.isLetter(text.charAt(0)));
        return windows ? prompt + 1 : -1;
    }

    private static Kind command(String[] words) {
        for (int i = 0; i < words.length; i++) {
            if (NAMES.contains(program(words[i]))) {
                return k6Command(words, i + 1);
            }
        }
        return Kind.OTHER_PROGRAM;
    }

    /** Returns the program without its path, or the image without its tag. */
    private static String program(String word) {
        String name = word.replace("'", "").replace("\"", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return name.split("[:@]", 2)[0];
    }

    private static Kind k6Command(String[] words, int start) {
        int i = start;
        while (i < words.length && words[i].startsWith("-")) {
            i += FLAGS_WITH_VALUE.contains(words[i]) ? 2 : 1;
        }
        if (i >= words.length || !RUNS.contains(words[i])) {
            return Kind.OTHER_COMMAND;
        }
        String next = i + 1 < words.length ? words[i] + ' ' + words[i + 1] : words[i];
        return NOT_RUNS.contains(next) ? Kind.OTHER_COMMAND : Kind.RUN;
    }
}
