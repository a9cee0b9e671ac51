package io.jenkins.plugins.k6notify.fuzz.input;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A console with something done to its lines: of bytes that are turned at random few are still a line of k6's. */
public final class EditedConsole {

    private static final int MOST_EDITS = 8;
    private static final int LONGEST_TEXT = 40;

    /** What fits an int or a long, and what does not any more. */
    private static final List<Integer> DIGITS = List.of(1, 6, 9, 10, 18, 19, 20, 30);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final List<String> AROUND = List.of(
            "k6-1  | ",
            "[branch] ",
            "[pod/checkout-1-x7k2p/k6] ",
            "[pod/checkout-initializer-x7k2p/k6] ",
            "07:30:14 ",
            "[2026-11-23T07:30:14.472Z] ",
            "2026-11-23T07:30:14.472123456Z ",
            "\u001B[36m",
            "\u001B[0m",
            "\u001B[8mha:////4ABC+/==\u001B[0m",
            "\t",
            "  ");

    private EditedConsole() {}

    /** Either the data as it is, or one of the samples with edits that the data says. */
    public static byte[] of(FuzzedDataProvider data, List<byte[]> samples) {
        if (!data.consumeBoolean()) {
            return data.consumeRemainingAsBytes();
        }
        List<String> lines = lines(any(data, samples));
        String end = data.consumeBoolean() ? "\n" : "\r\n";
        for (int edits = data.consumeInt(1, MOST_EDITS); edits > 0 && !lines.isEmpty(); edits--) {
            edit(data, lines, samples);
        }
        return (String.join(end, lines) + end).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void edit(FuzzedDataProvider data, List<String> lines, List<byte[]> samples) {
        int at = data.consumeInt(0, lines.size() - 1);
        String line = lines.get(at);
        switch (data.consumeInt(0, 6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, any(data, lines));
            case 2 -> lines.add(at, any(data, lines(any(data, samples))));
            case 3 -> lines.set(at, any(data, AROUND) + line);
            case 4 -> lines.set(at, withNumber(data, line));
            case 5 -> lines.set(at, line.substring(0, data.consumeInt(0, line.length())));
            default -> {
                int index = data.consumeInt(0, line.length());
                lines.set(at, line.substring(0, index) + data.consumeAsciiString(LONGEST_TEXT) + line.substring(index));
            }
        }
    }

    /** Another number in the place of one that is there. */
    private static String withNumber(FuzzedDataProvider data, String line) {
        List<int[]> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(line);
        while (matcher.find()) {
            numbers.add(new int[] {matcher.start(), matcher.end()});
        }
        if (numbers.isEmpty()) {
            return line;
        }
        int[] place = any(data, numbers);
        String number = data.consumeBoolean() ? "9".repeat(any(data, DIGITS)) : Long.toString(data.consumeLong());
        return line.substring(0, place[0]) + number + line.substring(place[1]);
    }

    private static <T> T any(FuzzedDataProvider data, List<T> all) {
        return all.get(data.consumeInt(0, all.size() - 1));
    }

    /** As Latin-1, whatever they are: so every byte is kept. */
    private static List<String> lines(byte[] console) {
        return new ArrayList<>(Arrays.asList(new String(console, StandardCharsets.ISO_8859_1).split("\n")));
    }
}
