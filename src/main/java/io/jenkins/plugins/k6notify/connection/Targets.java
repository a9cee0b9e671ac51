package io.jenkins.plugins.k6notify.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import java.net.URI;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Creates targets from credentials ids, at the time of sending. */
@Restricted(NoExternalUse.class)
public final class Targets {

    private final SecretTexts secrets;

    public Targets(SecretTexts secrets) {
        this.secrets = secrets;
    }

    /**
     * @param signingCredentialsId null: requests are not signed
     * @param policies returns the allowed addresses for a URL
     * @throws UnusableEndpointException if a credential is missing, or is not a URL or a signing secret
     */
    public Target target(
            String credentialsId, @CheckForNull String signingCredentialsId, Function<URI, AddressPolicy> policies) {
        String secretUrl = secret(credentialsId);
        URI url;
        try {
            url = EndpointUrl.parse(secretUrl);
        } catch (UnusableEndpointException e) {
            throw new UnusableEndpointException(Reason.of(ReasonKind.NO_USABLE_URL, e.reason(), credentialsId));
        }
        if (signingCredentialsId == null) {
            return Target.unsigned(url, policies.apply(url));
        }
        String signingSecret = secret(signingCredentialsId);
        try {
            return Target.signed(url, policies.apply(url), signingSecret);
        } catch (UnusableEndpointException e) {
            throw new UnusableEndpointException(
                    Reason.of(ReasonKind.NO_USABLE_SIGNING_SECRET, e.reason(), signingCredentialsId));
        }
    }

    private String secret(String credentialsId) {
        return secrets.find(credentialsId)
                .orElseThrow(() -> new UnusableEndpointException(Reason.of(ReasonKind.NO_CREDENTIAL, credentialsId)))
                .getPlainText();
    }
}
