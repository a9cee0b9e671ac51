package io.jenkins.plugins.k6notify.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parser of host names in forms. */
final class HostList {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    /** A name, an IPv4 address, or an IPv6 address with or without brackets; excludes scheme, port and path. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private HostList() {}

    static Set<String> names(@CheckForNull String text) {
        return split(text).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    /** Returns the first entry that is not a valid host. */
    static Optional<String> firstInvalid(@CheckForNull String text) {
        return split(text).filter(host -> !NAME.matcher(host).matches()).findFirst();
    }

    private static Stream<String> split(@CheckForNull String text) {
        return Arrays.stream(SEPARATOR.split(Util.fixNull(text))).filter(host -> !host.isEmpty());
    }
}
