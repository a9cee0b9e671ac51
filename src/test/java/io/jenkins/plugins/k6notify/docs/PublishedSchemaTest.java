package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.Project;
import java.nio.charset.StandardCharsets;
import org.htmlunit.Page;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that Jenkins serves the schema of webhook bodies at the documented address. */
@InJenkins
@WithJenkins
class PublishedSchemaTest {

    @Test
    void schemaIsServed(JenkinsRule r) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            Page page = client.goTo("plugin/k6-notify/schema/webhook.schema.json", "application/json");
            assertThat(page.getWebResponse().getContentAsString(StandardCharsets.UTF_8))
                    .isEqualTo(Project.read("src/main/webapp/schema/webhook.schema.json"));
        }
    }
}
