package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.http.EndpointResolver;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads URLs and secrets from environment variables and files for each attempt. */
public final class CommandLineEndpoints implements EndpointResolver {

    private final Map<String, String> variables;
    private final List<String> httpHosts;

    /** @param httpHosts hosts for which http is allowed */
    public CommandLineEndpoints(Map<String, String> variables, List<String> httpHosts) {
        this.variables = variables;
        this.httpHosts =
                httpHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public Target resolve(Delivery delivery) {
        try {
            return target(delivery.endpoint());
        } catch (UsageException e) {
            throw new UnusableEndpointException(Reason.said(e.getMessage()));
        }
    }

    /** @throws UsageException if the endpoint has no usable URL or secret */
    Target target(Endpoint endpoint) {
        URI url = url(SecretSource.ofId(endpoint.credentialsId()));
        AddressPolicy policy = AddressPolicy.anywhere(true, "--allow-http");
        String secretId = endpoint.signingCredentialsId();
        if (secretId == null) {
            return Target.unsigned(url, policy);
        }
        SecretSource source = SecretSource.ofId(secretId);
        try {
            return Target.signed(url, policy, source.read(variables));
        } catch (IllegalArgumentException e) {
            throw new UsageException(source.words() + ": " + e.getMessage());
        }
    }

    private URI url(SecretSource source) {
        URI url;
        try {
            url = EndpointUrl.parse(source.read(variables));
        } catch (IllegalArgumentException e) {
            throw new UsageException(source.words() + ": " + e.getMessage());
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equalsIgnoreCase(url.getScheme()) && !httpHosts.contains(host)) {
            throw new UsageException(
                    source.words() + ": the URL is not https; to allow http for its host, add --allow-http " + host);
        }
        return url;
    }
}
