package io.jenkins.plugins.k6notify.engine.log;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.process.K6Command;
import java.util.Arrays;
import java.util.List;
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
    /** What ends a command in a shell. */
    private static final Set<String> OPERATORS = Set.of("&", "&&", "|", "||", ";");

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
                List<String> arguments = Arrays.stream(words)
                        .skip(i + 1L)
                        .takeWhile(word -> !OPERATORS.contains(word))
                        .toList();
                return new K6Command(arguments).isRun() ? Kind.RUN : Kind.OTHER_COMMAND;
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
}
