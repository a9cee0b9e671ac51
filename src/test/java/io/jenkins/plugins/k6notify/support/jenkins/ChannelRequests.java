package io.jenkins.plugins.k6notify.support.jenkins;

import hudson.model.Descriptor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jvnet.hudson.test.JenkinsRule;

/** Requests of the buttons in the form of a channel. */
public final class ChannelRequests {

    private ChannelRequests() {}

    /**
     * Returns the response to a web method of the descriptor.
     *
     * @param fields the fields of the channel as JSON, with their names in code
     */
    public static String post(JenkinsRule r, Class<? extends Descriptor<?>> descriptor, String method, String fields)
            throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            String id = r.jenkins.getDescriptorByType(descriptor).getId();
            WebRequest request =
                    new WebRequest(wc.createCrumbedUrl("descriptorByName/" + id + "/" + method), HttpMethod.POST);
            request.setRequestBody("fields=" + URLEncoder.encode(fields, StandardCharsets.UTF_8));
            return wc.getPage(request).getWebResponse().getContentAsString();
        }
    }
}
