package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.support.InJenkins;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Tests that each YAML block of the documentation is valid Configuration as Code, which Jenkins applies and exports.
 */
@InJenkins
@WithJenkins
class CodeOfDocsTest {

    private static final String OTHER = "test: not Configuration as Code, but ";
    private static final String URL = "https://hooks.slack.com/services/T0/B0/SECRETPATH";

    @Test
    void yamlBlocksAreAppliedAndExported(JenkinsRule r) throws Exception {
        for (Block block : code()) {
            K6NotifyConfiguration.get().setChannels(null);
            apply(block.code());
            Map<?, ?> exported = exported();
            assertContains(block.toString(), section(exported), section(yaml(block.code())));

            K6NotifyConfiguration.get().setChannels(null);
            apply(new Yaml().dump(Map.of("unclassified", Map.of("k6Notify", section(exported)))));
            assertThat(section(exported())).as(block.toString()).isEqualTo(section(exported));
        }
    }

    @Test
    void credentialComesFromSecretSource(JenkinsRule r) throws Exception {
        Block block = code().stream()
                .filter(one -> one.code().contains("credentials:\n  system:"))
                .findFirst()
                .orElseThrow();
        apply(block.code());
        StringCredentials credential = CredentialsProvider.findCredentialByIdInItemGroup(
                "slack-perf-url", StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
        assertThat(credential.getSecret().getPlainText()).isEqualTo(URL);
        assertThat(credential.getScope()).isEqualTo(CredentialsScope.SYSTEM);
        assertThat(K6NotifyConfiguration.get().channel("perf").orElseThrow().getCredentialsId())
                .isEqualTo(credential.getId());
    }

    /** Other YAML blocks have a comment right before them, and are valid YAML too. */
    @Test
    void otherYamlBlocksAreMarked() {
        for (Block block : MarkdownPage.blocks("yaml")) {
            if (block.comment().startsWith(OTHER)) {
                assertThat(yaml(block.code())).as(block.toString()).containsKeys("apiVersion", "kind");
            } else {
                assertThat(block.comment()).as(block.toString()).isEmpty();
                assertThat(yaml(block.code())).as(block.toString()).containsKey("unclassified");
            }
        }
        assertThat(code()).hasSizeGreaterThan(4);
    }

    private static List<Block> code() {
        return MarkdownPage.blocks("yaml").stream()
                .filter(block -> !block.comment().startsWith(OTHER))
                .toList();
    }

    private static void apply(String code) throws Exception {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(code.getBytes(StandardCharsets.UTF_8))));
    }

    private static Map<?, ?> exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return yaml(out.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static Map<?, ?> section(Map<?, ?> code) {
        return (Map<?, ?>) ((Map<?, ?>) code.get("unclassified")).get("k6Notify");
    }

    /** The export also contains defaults, and full identifiers of events. */
    private static void assertContains(String where, Object exported, Object written) {
        if (written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                Object found = ((Map<?, ?>) exported).get(key);
                if (key.equals("notifyOn")) {
                    assertThat(NotifyOn.of(words(found))).as(where).isEqualTo(NotifyOn.of(words(value)));
                } else {
                    assertContains(where + " " + key, found, value);
                }
            });
        } else if (written instanceof List<?> list) {
            assertThat((List<?>) exported).as(where).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                assertContains(where, ((List<?>) exported).get(i), list.get(i));
            }
        } else {
            assertThat(exported).as(where).isEqualTo(written);
        }
    }

    private static List<String> words(Object list) {
        List<String> words = new ArrayList<>();
        ((List<?>) list).forEach(word -> words.add(word.toString()));
        return words;
    }

    /** Stands in for the environment variables of Jenkins. */
    @TestExtension
    public static final class Environment extends SecretSource {
        @Override
        public Optional<String> reveal(String secret) {
            return secret.equals("SLACK_PERF_URL") ? Optional.of(URL) : Optional.empty();
        }
    }
}
