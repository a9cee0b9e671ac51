package io.jenkins.plugins.k6notify.engine.distributed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
     * Returns a label that is not in use: the pod or other prefix of its lines, otherwise the branch, otherwise the
     * machine; if that is in use, with what else is known, or with a number.
     *
     * @param stream the prefix of its lines; null if there is none
     * @param branch the parallel branch or stage; null if there is none
     * @param node the machine; null or empty if it has no name
     * @param used the labels of the other instances
     */
    public static String of(
            @CheckForNull String stream,
            @CheckForNull String branch,
            @CheckForNull String node,
            Collection<String> used) {
        List<String> parts = Stream.of(stream == null ? "" : ofStream(stream), branch, node)
                .filter(part -> part != null && !part.isEmpty())
                .map(part -> Excerpt.line(part, MAX_LENGTH))
                .toList();
        String label = parts.isEmpty() ? "k6" : parts.get(0);
        if (used.contains(label) && parts.size() > 1) {
            label = parts.get(1) + " / " + label;
        }
        String unique = label;
        for (int number = 2; used.contains(unique); number++) {
            unique = label + " (" + number + ")";
        }
        return unique;
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
