package io.jenkins.plugins.k6notify.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import org.junit.jupiter.api.Test;

class CredentialIdsTest {

    private static final Reason MISSING = Reason.of(ReasonKind.NO_CREDENTIAL, "team-url");
    private static final Reason UNUSABLE =
            Reason.of(ReasonKind.NO_USABLE_URL, Reason.of(ReasonKind.URL_EMPTY), "team-url");

    @Test
    void permittedViewerSeesIds() {
        assertThat(CredentialIds.ALL.names(true)).isTrue();
        assertThat(CredentialIds.ALL.channel(true, "team-url")).isEqualTo("team-url");
        assertThat(CredentialIds.ALL.reason(true, "team-url", MISSING)).isEqualTo(MISSING);
    }

    @Test
    void otherViewersSeeNoId() {
        assertThat(CredentialIds.NONE.names(true)).isFalse();
        assertThat(CredentialIds.NONE.channel(true, "team-url")).isEqualTo("A credential of the job");
        assertThat(CredentialIds.NONE.channel(false, "perf")).isEqualTo("perf");
    }

    @Test
    void reasonHidesId() {
        assertThat(words(true, MISSING)).contains("credential \"…\"").doesNotContain("team-url");
        assertThat(words(true, UNUSABLE)).contains("credential \"…\"").doesNotContain("team-url");
        assertThat(words(true, Reason.said("the credential \"team-url\" is gone")))
                .isEqualTo("the credential \"…\" is gone");
        assertThat(words(true, Reason.said("team-url is archived"))).isEqualTo("team-url is archived");
        assertThat(words(false, MISSING)).doesNotContain("team-url");
        assertThat(new CredentialIds(false, true).reason(false, "perf", MISSING))
                .isEqualTo(MISSING);
        assertThat(new CredentialIds(true, false).reason(true, "team-url", MISSING))
                .isEqualTo(MISSING);
    }

    @Test
    void reasonHidesIdOfAuthorization() {
        Reason reason = Reason.of(
                ReasonKind.NO_USABLE_AUTHORIZATION,
                Reason.of(ReasonKind.AUTHORIZATION_UNSENDABLE, "X-Key"),
                "team-token");
        assertThat(words(false, reason)).contains("…", "X-Key").doesNotContain("team-token");
    }

    @Test
    void reasonHidesRecipients() {
        Reason refused = Reason.of(
                ReasonKind.MAIL_RECIPIENTS_REFUSED, "mail.example.org", "ada@example.org", "550 no ada@example.org");
        assertThat(words(false, refused)).contains("mail.example.org").doesNotContain("ada");
        Reason silent = Reason.of(
                ReasonKind.MAIL_DELAYED, Reason.of(ReasonKind.NO_REASON_GIVEN), "mail.example.org", "ada@example.org");
        assertThat(words(false, silent)).contains("mail.example.org").doesNotContain("ada");
        assertThat(CredentialIds.ALL.reason(false, "leads", refused)).isEqualTo(refused);
    }

    private static String words(boolean job, Reason reason) {
        return CredentialIds.NONE.reason(job, job ? "team-url" : "perf", reason).words();
    }
}
