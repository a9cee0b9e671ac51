package io.jenkins.plugins.k6notify.i18n;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Puts what the engine names into the language of whoever looks: of the request, or of Jenkins where there is none. */
@Restricted(NoExternalUse.class)
public final class Wording {

    /** Where http and hosts are allowed, as the engine names it in its English words. */
    public static final String WHERE_TO_ALLOW = "Manage Jenkins > System > k6 notifications";

    private Wording() {}

    /** @return one line that can follow a colon; perhaps with words from outside, so views have to escape it */
    public static String of(Reason reason) {
        List<String> of = new ArrayList<>(reason.arguments());
        if (reason.detail() != null) {
            of.add(of(reason.detail()));
        }
        return switch (reason.kind()) {
            case SAID -> of.get(0);
            case URL_EMPTY -> Messages.Reason_UrlEmpty();
            case URL_INVALID -> Messages.Reason_UrlInvalid();
            case URL_NOT_HTTP -> Messages.Reason_UrlNotHttp();
            case URL_WITH_USER -> Messages.Reason_UrlWithUser();
            case URL_WITHOUT_HOST -> Messages.Reason_UrlWithoutHost();
            case URL_WITH_ODD_ADDRESS -> Messages.Reason_UrlWithOddAddress();
            case URL_WITH_BAD_PORT -> Messages.Reason_UrlWithBadPort();
            case NOT_SLACK -> Messages.Reason_NotSlack(of.get(0));
            case SIGNING_SECRET_EMPTY -> Messages.Reason_SigningSecretEmpty();
            case SIGNING_SECRET_NOT_BASE64 -> Messages.Reason_SigningSecretNotBase64();
            case NOT_HTTPS -> Messages.Reason_NotHttps(Messages.Reason_WhereToAllow());
            case UNENCRYPTED -> Messages.Reason_Unencrypted();
            case HOST_NOT_ALLOWED -> Messages.Reason_HostNotAllowed(Messages.Reason_WhereToAllow(), of.get(1));
            case METADATA_HOST -> Messages.Reason_MetadataHost(of.get(0));
            case INTERNAL_HOST -> Messages.Reason_InternalHost(of.get(0), of.get(1), of.get(2));
            case METADATA_ADDRESS -> Messages.Reason_MetadataAddress();
            case PRIVATE_ADDRESS -> Messages.Reason_PrivateAddress();
            case RESERVED_ADDRESS -> Messages.Reason_ReservedAddress();
            case UNSPECIFIED_ADDRESS -> Messages.Reason_UnspecifiedAddress();
            case SHARED_ADDRESS -> Messages.Reason_SharedAddress();
            case LOOPBACK_ADDRESS -> Messages.Reason_LoopbackAddress();
            case LINK_LOCAL_ADDRESS -> Messages.Reason_LinkLocalAddress();
            case MULTICAST_ADDRESS -> Messages.Reason_MulticastAddress();
            case TUNNEL_ADDRESS -> Messages.Reason_TunnelAddress();
            case NO_CREDENTIAL -> Messages.Reason_NoCredential(of.get(0));
            case NO_USABLE_URL -> Messages.Reason_NoUsableUrl(of.get(0), of.get(1));
            case NO_USABLE_SIGNING_SECRET -> Messages.Reason_NoUsableSigningSecret(of.get(0), of.get(1));
            case NO_CHANNEL -> Messages.Reason_NoChannel(of.get(0));
            case CHANNEL_DISABLED -> Messages.Reason_ChannelDisabled(of.get(0));
            case CHANNEL_OF_ANOTHER_KIND -> Messages.Reason_ChannelOfAnotherKind(of.get(0));
            case NO_JOB -> Messages.Reason_NoJob(of.get(0));
            case JOB_CREDENTIALS_NOT_ALLOWED ->
                Messages.Reason_JobCredentialsNotAllowed(Messages.Reason_WhereToAllow());
            case UNSENDABLE -> Messages.Reason_Unsendable();
            case HOST_NOT_FOUND -> Messages.Reason_HostNotFound(of.get(0));
            case NO_CONNECTION_IN_TIME -> Messages.Reason_NoConnectionInTime(of.get(0), of.get(1));
            case NO_CONNECTION -> Messages.Reason_NoConnection(of.get(0), of.get(1));
            case CERTIFICATE_NOT_TRUSTED -> Messages.Reason_CertificateNotTrusted(of.get(0), of.get(1));
            case NO_SECURE_CONNECTION -> Messages.Reason_NoSecureConnection(of.get(0), of.get(1));
            case NO_ANSWER_IN_TIME -> Messages.Reason_NoAnswerInTime(of.get(0), of.get(1));
            case NOT_HTTP -> Messages.Reason_NotHttp(of.get(0), of.get(1));
            case CLOSED_WITHOUT_ANSWER -> Messages.Reason_ClosedWithoutAnswer(of.get(0));
            case CONNECTION_FAILED -> Messages.Reason_ConnectionFailed(of.get(0), of.get(1));
            case PROXY_REFUSED -> Messages.Reason_ProxyRefused(of.get(0), of.get(1));
            case BROKEN -> Messages.Reason_Broken(of.get(0));
            case CONNECTION_REFUSED -> Messages.Reason_ConnectionRefused();
            case TLS_FAILED -> Messages.Reason_TlsFailed();
            case NO_REASON_GIVEN -> Messages.Reason_NoReasonGiven();
            case ANSWERED -> Messages.Reason_Answered(of.get(0), of.get(1), of.get(2));
            case ANSWERED_WITHOUT_WORDS -> Messages.Reason_AnsweredWithoutWords(of.get(0), of.get(1));
            case REDIRECTED -> Messages.Reason_Redirected(of.get(0), of.get(1), of.get(2));
            case REDIRECTED_ELSEWHERE -> Messages.Reason_RedirectedElsewhere(of.get(0), of.get(1));
            case SLACK -> Messages.Reason_Slack();
            case RECEIVER -> Messages.Reason_Receiver();
            case OUTBOX_UNUSABLE -> Messages.Reason_OutboxUnusable(of.get(0), of.get(1));
            case OUTBOX_IN_USE -> Messages.Reason_OutboxInUse(of.get(0));
            case OUTBOX_CLOSED -> Messages.Reason_OutboxClosed(of.get(0));
            case OUTBOX_BEING_READ -> Messages.Reason_OutboxBeingRead();
            case SHUTTING_DOWN -> Messages.Reason_ShuttingDown();
            case NOT_WRITTEN -> Messages.Reason_NotWritten();
        };
    }
}
