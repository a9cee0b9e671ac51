package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "a=b, b",
        "a=, ''",
        "a, ''",
        "x=1&a=b&a=c, b",
        "a=&a=c, c",
        "a=+b%20, b",
        "a=%C3%BC%26%3D, ü&=",
        "a=%, ''",
        "a=%zz&a=b, b",
        "=b, ''",
        "a=b=c, b=c",
    })
    void isRead(String text, String value) {
        assertThat(Query.read(text).get("a")).isEqualTo(value);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"&", "=", "&&=&", "%", "a=%&b"})
    void nothingIsRead(String text) {
        assertThat(Query.read(text).text()).isIn("", "=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"perf", "team/load:own url", "ü&=?#+%", "<script>\"'", "a\nb\r\nLocation: x"})
    void isReadAsItWasWritten(String value) {
        String text = Query.NONE.with("channel", value).text();
        assertThat(text).matches("channel=[A-Za-z0-9%+*._-]+");
        assertThat(Query.read(text)).isEqualTo(new Query(Map.of("channel", value)));
    }

    @Test
    void isChangedAndCut() {
        Query query = Query.read("result=tested&channel=perf&before=7");
        assertThat(query.only(List.of("before", "channel")).text()).isEqualTo("channel=perf&before=7");
        assertThat(query.with("channel", "other").get("channel")).isEqualTo("other");
        assertThat(query.with("channel", "").with("before", null).text()).isEqualTo("result=tested");
        assertThat(query.get("channel")).isEqualTo("perf");
    }
}
