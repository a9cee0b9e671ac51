package io.jenkins.plugins.k6notify.engine.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org,b@example.org",
                "a@example.org, b@example.org,",
                "a@example.org; b@example.org",
                "a@example.org b@example.org",
                " a@example.org\n\tb@example.org\n"
            })
    void readsSeparatedAddresses(String text) {
        assertThat(MailAddresses.parse(text))
                .extracting(InternetAddress::getAddress)
                .containsExactly("a@example.org", "b@example.org");
    }

    @Test
    void readsNames() {
        List<InternetAddress> addresses =
                MailAddresses.parse("Ada Köln <ada@example.org>, \"Team, Perf\" <p@example.org>");

        assertThat(addresses)
                .extracting(InternetAddress::toString)
                .containsExactly("=?UTF-8?Q?Ada_K=C3=B6ln?= <ada@example.org>", "\"Team, Perf\" <p@example.org>");
    }

    @Test
    void blankTextHasNoAddress() {
        assertThat(MailAddresses.parse(" \n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.org",
                "a@example.org\u010D\u010ADATA",
                "a\u010Ab@example.org",
                "käufe@example.org",
                "a@käufe.example",
                "a b@c@d",
                "<a@example.org",
                "perf: a@example.org;",
                "a@exa mple.org <x"
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> MailAddresses.parse(text))
                .isInstanceOf(UnusableEndpointException.class)
                .hasMessageEndingWith(
                        "is not an e-mail address; use addresses of ASCII characters like perf@example.org");
    }

    @Test
    void senderIsOneAddress() {
        assertThat(MailAddresses.one("a@example.org").getAddress()).isEqualTo("a@example.org");
        assertThatThrownBy(() -> MailAddresses.one("a@example.org, b@example.org"))
                .hasMessageStartingWith("\"a@example.org, b@example.org\" is not an e-mail address");
        assertThatThrownBy(() -> MailAddresses.one("")).isInstanceOf(UnusableEndpointException.class);
    }

    @Test
    void targetVerifiesAddresses() throws Exception {
        InternetAddress valid = new InternetAddress("a@example.org");
        InternetAddress hostile = new InternetAddress();
        hostile.setAddress("a@example.org>\r\nDATA");
        Session session = Session.getInstance(new Properties());

        assertThatThrownBy(() -> new MailTarget(session, hostile, List.of(valid), Optional.empty()))
                .isInstanceOf(UnusableEndpointException.class);
        assertThatThrownBy(() -> new MailTarget(session, valid, List.of(hostile), Optional.empty()))
                .isInstanceOf(UnusableEndpointException.class);
        assertThatThrownBy(() -> new MailTarget(session, valid, List.of(valid), Optional.of(hostile)))
                .isInstanceOf(UnusableEndpointException.class);
    }

    @Test
    void targetNamesOnlyItsServer() {
        Properties properties = new Properties();
        assertThat(target(properties)).hasToString("MailTarget[localhost:25]");
        properties.setProperty("mail.smtp.host", "::1");
        properties.setProperty("mail.smtp.ssl.enable", "true");
        assertThat(target(properties)).hasToString("MailTarget[[::1]:465]");
        properties.setProperty("mail.smtp.port", "587");
        assertThat(target(properties)).hasToString("MailTarget[[::1]:587]");
        properties.setProperty("mail.smtp.port", "smtp");
        assertThat(target(properties)).hasToString("MailTarget[[::1]:25]");
    }

    private static MailTarget target(Properties properties) {
        return MailTarget.of(Session.getInstance(properties), "a@example.org", "b@example.org", "");
    }
}
