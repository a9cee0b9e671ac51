package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final URI URL = URI.create("https://hooks.slack.com" + Samples.SECRET_PATH + "?token=0123456789");

    private final Redaction redaction = Redaction.of(URL, List.of(Samples.SIGNING_SECRET));

    @Test
    void masksTheUrlAndItsPartsInAnyCase() {
        assertThat(redaction.apply("no hook at " + URL)).isEqualTo("no hook at ****");
        assertThat(redaction.apply("no " + Samples.SECRET_PATH + " here")).isEqualTo("no **** here");
        assertThat(redaction.apply("team t0secret01, hook xsecrettokenofthehook, 0123456789"))
                .isEqualTo("team ****, hook ****, ****");
        assertThat(redaction.apply("https:\\/\\/hooks.slack.com\\/x\\/T0SECRET01\\/xSecretTokenOfTheHook"))
                .doesNotContainIgnoringCase("secret");
    }

    @Test
    void masksTheSigningSecretWithAndWithoutItsPrefix() {
        String bare = Samples.SIGNING_SECRET.substring("whsec_".length());

        assertThat(redaction.apply("a" + Samples.SIGNING_SECRET + "b" + bare + "c"))
                .isEqualTo("a****b****c");
    }

    @Test
    void masksDecodedPath() {
        Redaction encoded = Redaction.of(URI.create("https://h.example/geheime%20k%C3%A4ufe"), List.of());

        assertThat(encoded.apply("not found: /geheime käufe, /geheime%20k%C3%A4ufe"))
                .isEqualTo("not found: ****, ****");
    }

    @Test
    void masksRawAndDecodedQuery() {
        Redaction encoded = Redaction.of(URI.create("https://h.example/?geheime%20k%C3%A4ufe&x=12345678"), List.of());

        assertThat(encoded.apply("no geheime käufe, no geheime%20k%C3%A4ufe")).isEqualTo("no ****, no ****");
        assertThat(encoded.apply("no 12345678 and no 1234567")).isEqualTo("no **** and no 1234567");
    }

    @Test
    void masksTruncatedSecret() {
        assertThat(redaction.applyToHead("no hook xSecretTok")).isEqualTo("no hook");
        assertThat(redaction.applyToHead("no hook")).isEqualTo("no hook");
    }

    @Test
    void rootPathIsNotMasked() {
        assertThat(Redaction.of(URI.create("https://h.example/"), List.of()).apply("see https://h.example/ and /"))
                .isEqualTo("see https://h.example/ and /");
    }

    @Test
    void resultIsOneLineWithoutControlCharacters() {
        assertThat(redaction.apply(" a\r\nb\tc\u0000\u001b[31md\u2028e\u202ef\u0085g\ud800h 💥 "))
                .isEqualTo("a b c [31md e f g h 💥");
    }

    @Test
    void masksSecretAssembledByCleaning() {
        Redaction spaced = Redaction.of(URI.create("https://h.example/abc%20defgh"), List.of());

        assertThat(spaced.apply("abc\u0000defgh")).isEqualTo("****");
    }

    @Property
    void masksTokenInAnyText(@ForAll String before, @ForAll String after) {
        assertThat(redaction.apply(before + "xSecretTokenOfTheHook" + after))
                .doesNotContain("xSecretTokenOfTheHook")
                .doesNotContainPattern("\\p{Cntrl}");
    }
}
