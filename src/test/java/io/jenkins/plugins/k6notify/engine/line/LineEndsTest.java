package io.jenkins.plugins.k6notify.engine.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class LineEndsTest {

    @Property
    void findsTheFirstAndTheLastLineEnd(
            @ForAll @Chars({'\n', '\r', '\t', 'a', 'é', '\u001B'}) @StringLength(max = 40) String text,
            @ForAll @IntRange(max = 9) int before,
            @ForAll @IntRange(max = 9) int behind) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = Math.min(before, bytes.length);
        int to = Math.max(from, bytes.length - behind);
        int first = from;
        while (first < to && !LineEnds.isLineEnd(bytes[first])) {
            first++;
        }
        int last = to;
        while (last > from && !LineEnds.isLineEnd(bytes[last - 1])) {
            last--;
        }
        assertThat(LineEnds.first(bytes, from, to)).isEqualTo(first);
        assertThat(LineEnds.behindLast(bytes, from, to)).isEqualTo(last);
    }
}
