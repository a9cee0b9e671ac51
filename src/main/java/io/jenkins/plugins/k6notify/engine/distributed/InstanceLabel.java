package io.jenkins.plugins.k6notify.engine.distributed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the instances of a distributed run for people. The names come from consoles and are untrusted. */
public final class InstanceLabel {

    private static final int MAX_LENGTH = 100;

    /** A prefix of {@code kubectl logs --prefix}; the pods of a job have the name of the job and five characters. */
    private static final Pattern POD =
            Pattern.compile("\\[pod/([a-z0-9.-]{1,253}?)(?:-[bcdfghjklmnpqrstvwxz2456789]{5})?+/[a-z0-9-]{1,63}]");

    private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private InstanceLabel() {}

    /**
     * Returns the label of a process: where it ran, and the prefix of its lines.
     *
     * @param branch the parallel branch or stage; null if there is none
     * @param stream the prefix of its lines; null if there is none
     * @param node the machine; null or empty if it has no name
     */
    public static String of(@CheckForNull String branch, @CheckForNull String stream, @CheckForNull String node) {
        String prefix = stream == null ? "" : ofStream(stream);
        String label = branch == null ? prefix : prefix.isEmpty() ? branch : branch + " / " + prefix;
        if (label.isEmpty()) {
            label = node == null || node.isEmpty() ? "k6" : node;
        }
        return Excerpt.line(label, MAX_LENGTH);
    }

    private static String ofStream(String stream) {
        Matcher pod = POD.matcher(stream);
        return pod.matches() ? pod.group(1) : DECORATION.matcher(stream).replaceAll("");
    }

    /** Returns a key that sorts labels by their numbers: {@code load-2} before {@code load-10}. */
    static String sortKey(String label) {
        return NUMBER.matcher(label)
                .replaceAll(number -> "0".repeat(9 - number.group().length()) + number.group());
    }
}
