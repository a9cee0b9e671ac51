package io.jenkins.plugins.k6notify.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTextTest {

    @Test
    void keepsValidText() {
        for (String text : new String[] {"", "checkout.js", "<b>&\"'\t\r\n", "äöü €", "😀 \uD800\uDC00"}) {
            assertThat(XmlText.of(text)).isEqualTo(text);
        }
        assertThat(XmlText.of(null)).isNull();
    }

    @Test
    void replacesInvalidCharacters() {
        assertThat(XmlText.of("a\u0000b\u001Bc\uFFFEd\uFFFFe\uD83Df"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    }
}
