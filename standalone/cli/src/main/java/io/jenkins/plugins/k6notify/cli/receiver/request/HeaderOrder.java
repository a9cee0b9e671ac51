package io.jenkins.plugins.k6notify.cli.receiver.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Spells and sorts the headers of a request for display: first those of the notification contract, then others by name.
 * The JDK's HTTP server discards the original order and letter case.
 */
public final class HeaderOrder {

    private static final List<String> KNOWN = List.of(
            "X-LoadImpact-ID",
            "X-LoadImpact-Event",
            "X-k6cloud-ID",
            "X-k6cloud-Event",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "User-Agent",
            "Content-Type",
            "Content-Length",
            "Host",
            "HTTP2-Settings");

    private HeaderOrder() {}

    public static List<Header> of(Set<Map.Entry<String, List<String>>> received) {
        List<Header> headers = new ArrayList<>();
        received.forEach(entry ->
                entry.getValue().forEach(value -> headers.add(new Header(spell(entry.getKey()), value))));
        headers.sort(Comparator.comparingInt(HeaderOrder::rank).thenComparing(Header::name));
        return headers;
    }

    private static int rank(Header header) {
        int index = KNOWN.indexOf(header.name());
        return index < 0 ? KNOWN.size() : index;
    }

    private static String spell(String name) {
        return KNOWN.stream().filter(name::equalsIgnoreCase).findFirst().orElseGet(() -> capitalise(name));
    }

    private static String capitalise(String name) {
        StringBuilder spelled = new StringBuilder(name.length());
        boolean start = true;
        for (char letter : name.toLowerCase(Locale.ROOT).toCharArray()) {
            spelled.append(start ? Character.toUpperCase(letter) : letter);
            start = letter == '-';
        }
        return spelled.toString();
    }
}
