package io.jenkins.plugins.k6notify.endpoint;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnresolvableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableSecretException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import java.net.URI;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Reads the secrets behind credentials ids, at the time of sending and for no longer. */
@Restricted(NoExternalUse.class)
public final class Targets {

    private final SecretTexts secrets;

    public Targets(SecretTexts secrets) {
        this.secrets = secrets;
    }

    /**
     * @param signingCredentialsId null: requests are not signed
     * @param policy what addresses the URL may lead to
     * @throws UnresolvableEndpointException if an id leads to nothing, or to something that is no URL or no signing secret
     */
    public Target target(String credentialsId, @CheckForNull String signingCredentialsId, AddressPolicy policy)
            throws UnresolvableEndpointException {
        return target(credentialsId, signingCredentialsId, url -> policy);
    }

    /** As the other method, where the policy depends on the URL. */
    public Target target(
            String credentialsId, @CheckForNull String signingCredentialsId, Function<URI, AddressPolicy> policies)
            throws UnresolvableEndpointException {
        URI url;
        try {
            url = EndpointUrl.parse(secret(credentialsId));
        } catch (UnusableSecretException e) {
            throw new UnresolvableEndpointException(Reason.of(ReasonKind.NO_USABLE_URL, e.reason(), credentialsId));
        }
        if (signingCredentialsId == null) {
            return Target.unsigned(url, policies.apply(url));
        }
        try {
            return Target.signed(url, policies.apply(url), secret(signingCredentialsId));
        } catch (UnusableSecretException e) {
            throw new UnresolvableEndpointException(
                    Reason.of(ReasonKind.NO_USABLE_SIGNING_SECRET, e.reason(), signingCredentialsId));
        }
    }

    private String secret(String credentialsId) throws UnresolvableEndpointException {
        return secrets.find(credentialsId)
                .orElseThrow(
                        () -> new UnresolvableEndpointException(Reason.of(ReasonKind.NO_CREDENTIAL, credentialsId)))
                .getPlainText();
    }
}
