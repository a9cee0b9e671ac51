package io.jenkins.plugins.k6notify.channel;

import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.connection.SecretTexts;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Validates a credential while the form is filled in. Messages contain at most the host of a URL. In the form of a
 * folder, only the existence of the credential is checked, and the secret is not read.
 */
final class CredentialsCheck {

    private CredentialsCheck() {}

    /**
     * @param allowHttp whether http is accepted
     * @param hint returns advice of the kind of channel about a URL
     */
    static FormValidation ofUrl(String credentialsId, boolean allowHttp, Function<URI, Optional<Reason>> hint) {
        if (credentialsId.isEmpty()) {
            return FormValidation.error(Messages.Validation_NoCredential());
        }
        Optional<Secret> secret = secret(credentialsId);
        if (secret.isEmpty()) {
            return existence(credentialsId);
        }
        URI url;
        try {
            url = EndpointUrl.parse(secret.get().getPlainText());
        } catch (UnusableEndpointException e) {
            return FormValidation.error(Sentence.of(e.reason()));
        }
        if (!allowHttp && !"https".equalsIgnoreCase(url.getScheme())) {
            return FormValidation.error(Messages.Validation_NotHttps());
        }
        return hint.apply(url)
                .map(reason -> FormValidation.warning(Sentence.of(reason)))
                .orElseGet(FormValidation::ok);
    }

    static FormValidation ofSigningSecret(String credentialsId) {
        Optional<Secret> secret = secret(credentialsId);
        if (secret.isEmpty()) {
            return existence(credentialsId);
        }
        try {
            String text = secret.get().getPlainText();
            Signature.of(text);
            return FormValidation.ok(
                    Signature.isBase64(text) ? Messages.Validation_KeyIsBase64() : Messages.Validation_KeyIsText());
        } catch (UnusableEndpointException e) {
            return FormValidation.error(Sentence.of(e.reason()));
        }
    }

    static FormValidation ofBotToken(String credentialsId) {
        if (credentialsId.isEmpty()) {
            return FormValidation.error(Messages.Validation_NoToken());
        }
        FormValidation sendable = ofAuthorization(credentialsId, Authorization.BEARER_HEADER);
        return sendable.kind == FormValidation.Kind.OK
                        && !ChannelScope.ofRequest().isOfItem()
                        && !isBotToken(credentialsId)
                ? FormValidation.warning(Messages.Validation_NoBotToken())
                : sendable;
    }

    private static boolean isBotToken(String credentialsId) {
        return secret(credentialsId)
                .filter(secret -> secret.getPlainText().trim().startsWith("xoxb-"))
                .isPresent();
    }

    /** @param header the header, or {@code body:KEY} for a key of the body */
    static FormValidation ofAuthorization(String credentialsId, String header) {
        Optional<Secret> secret = secret(credentialsId);
        if (secret.isEmpty()) {
            return existence(credentialsId);
        }
        try {
            Authorization.of(header, secret.get().getPlainText());
            return FormValidation.ok();
        } catch (UnusableEndpointException e) {
            return FormValidation.error(Sentence.of(e.reason()));
        }
    }

    /** Returns the secret; empty if it is missing, or may not be read here. */
    private static Optional<Secret> secret(String credentialsId) {
        return ChannelScope.ofRequest().isOfItem()
                ? Optional.empty()
                : SecretTexts.ofJenkins().find(credentialsId);
    }

    private static FormValidation existence(String credentialsId) {
        ChannelScope scope = ChannelScope.ofRequest();
        Optional<String> refusal = scope.refusal();
        if (refusal.isPresent()) {
            return FormValidation.error(refusal.get());
        }
        if (scope.hasSecretText(credentialsId)) {
            return FormValidation.ok();
        }
        return FormValidation.error(
                scope.hasCredential(credentialsId)
                        ? Messages.Validation_OtherKind(credentialsId)
                        : Messages.Validation_MissingCredential(credentialsId));
    }
}
