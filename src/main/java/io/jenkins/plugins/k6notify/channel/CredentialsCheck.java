package io.jenkins.plugins.k6notify.channel;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.connection.SecretTexts;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;

/** Validates a credential while the form is filled in. Messages contain at most the host of a URL. */
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
        Optional<Secret> secret = SecretTexts.ofJenkins().find(credentialsId);
        if (secret.isEmpty()) {
            return missing(credentialsId);
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
        Optional<Secret> secret = SecretTexts.ofJenkins().find(credentialsId);
        if (secret.isEmpty()) {
            return missing(credentialsId);
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
        return sendable.kind == FormValidation.Kind.OK && !isBotToken(credentialsId)
                ? FormValidation.warning(Messages.Validation_NoBotToken())
                : sendable;
    }

    private static boolean isBotToken(String credentialsId) {
        return SecretTexts.ofJenkins()
                .find(credentialsId)
                .filter(secret -> secret.getPlainText().trim().startsWith("xoxb-"))
                .isPresent();
    }

    /** @param header the header, or {@code body:KEY} for a key of the body */
    static FormValidation ofAuthorization(String credentialsId, String header) {
        Optional<Secret> secret = SecretTexts.ofJenkins().find(credentialsId);
        if (secret.isEmpty()) {
            return missing(credentialsId);
        }
        try {
            Authorization.of(header, secret.get().getPlainText());
            return FormValidation.ok();
        } catch (UnusableEndpointException e) {
            return FormValidation.error(Sentence.of(e.reason()));
        }
    }

    private static FormValidation missing(String credentialsId) {
        boolean other = CredentialsProvider.findCredentialByIdInItemGroup(
                        credentialsId, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                != null;
        return FormValidation.error(
                other
                        ? Messages.Validation_OtherKind(credentialsId)
                        : Messages.Validation_MissingCredential(credentialsId));
    }
}
