package io.jenkins.plugins.k6notify.cli.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpUrlTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org,mail.example.org,25,false",
        "smtps://mail.example.org,mail.example.org,465,true",
        "SMTP://mail.example.org:587/,mail.example.org,587,false",
        "smtp://[::1]:2525,::1,2525,false"
    })
    void readsHostPortAndScheme(String url, String host, int port, boolean isSecure) {
        assertThat(SmtpUrl.parse(url)).isEqualTo(new SmtpUrl(isSecure, host, port, "", ""));
    }

    @Test
    void decodesUserAndPassword() {
        SmtpUrl url = SmtpUrl.parse("smtp://ada%40example.org:a%3Ab+c%25@mail.example.org:587");

        assertThat(url.user()).isEqualTo("ada@example.org");
        assertThat(url.password()).isEqualTo("a:b+c%");
        assertThat(url).hasToString("SmtpUrl[mail.example.org:587]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp://",
                "smtp:mail.example.org",
                "smtp://u:vErYsEcReT@x@mail.example.org",
                "smtp://u:vErYsEcReT#@mail.example.org",
                "smtp://u:vErYsEcReT/@mail.example.org",
                "smtp://u:vErY sEcReT@mail.example.org",
                "smtp://u:vErYsEcReT%@mail.example.org",
                "smtp://mail.example.org/path",
                "smtp://mail.example.org?tls=1"
            })
    void refusesInvalidUrlWithoutQuotingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpUrl.parse(url))
                .withMessageStartingWith("the URL is not valid: use smtp://USER:PASSWORD@HOST:PORT")
                .withMessageNotContaining("vErYsEcReT");
    }

    @Test
    void refusesOtherSchemesAndUserWithoutPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpUrl.parse("https://mail.example.org"))
                .withMessage("the URL does not start with smtp:// or smtps://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpUrl.parse("smtp://ada@mail.example.org"))
                .withMessage("the URL has a user name without a password: use smtp://USER:PASSWORD@HOST");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://u:p@192.0.2.1,false,true,true",
        "smtp://u:p@127.0.0.1,false,false,true",
        "smtp://192.0.2.1,false,false,false",
        "smtps://u:p@192.0.2.1,true,false,true"
    })
    void requiresTlsForPasswordToOtherHosts(String url, String ssl, String required, String auth) {
        Session session = SmtpUrl.parse(url).session();

        assertThat(session.getProperty("mail.smtp.ssl.enable")).isEqualTo(ssl);
        assertThat(session.getProperty("mail.smtp.starttls.enable")).isEqualTo("true");
        assertThat(session.getProperty("mail.smtp.starttls.required")).isEqualTo(required);
        assertThat(session.getProperty("mail.smtp.auth")).isEqualTo(auth);
        PasswordAuthentication login = session.requestPasswordAuthentication(null, 25, "smtp", null, null);
        assertThat(login != null).isEqualTo(Boolean.parseBoolean(auth));
    }
}
