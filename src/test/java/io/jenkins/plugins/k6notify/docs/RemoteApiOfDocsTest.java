package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Compares the page on the remote API with real responses: the keys are the same, and the requests are answered. */
@InJenkins
@WithJenkins
class RemoteApiOfDocsTest {

    private static final MarkdownPage PAGE = MarkdownPage.of("docs/remote-api.md");

    /** The address of Jenkins in the examples. */
    private static final String HOST = "https://ci.example.org/";

    private static final Pattern REQUEST = Pattern.compile("'" + HOST + "([^']+api/json[^']*)'");

    private static final Pattern REDELIVERY = Pattern.compile("--data delivery=\\S+ '" + HOST + "([^']+)'");

    @Test
    void documentedResponseMatchesApi(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok");
                JenkinsRule.WebClient client = r.createWebClient()) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .watched("checkout", FakeK6.sh(FakeK6.withSummary("v2.2.0/thresholds-fail")))
                    .run();
            String build = pipelines.build("checkout").getUrl();

            JsonNode answer = json(client, build + "k6/api/json");
            assertThat(shape(shown(0))).as(answer.toPrettyString()).isEqualTo(shape(answer));
            assertThat(keys(answer)).isSubsetOf(PAGE.inlineCode());

            for (String request : requests()) {
                String here = request.replace("job/perf/job/checkout/42/", build)
                        .replace(
                                "job/perf/job/checkout/",
                                pipelines.job("checkout").getUrl());
                JsonNode asked = json(client, here);
                Pattern.compile("\\w+")
                        .matcher(request.replaceFirst("^[^?]*(\\?pretty=true|\\?tree=)", ""))
                        .results()
                        .map(word -> word.group())
                        .filter(word -> !word.matches("\\d+"))
                        .forEach(key -> assertThat(asked.findValue(key))
                                .as(request + " has " + key)
                                .isNotNull());
            }
            assertThat(redelivered(client, build, answer.findValue("id").asText()))
                    .isEqualTo(shown(1));
        }
    }

    private static JsonNode shown(int place) throws Exception {
        List<Block> blocks = PAGE.blocks().stream()
                .filter(one -> one.language().equals("json"))
                .toList();
        return new ObjectMapper().readTree(blocks.get(place).code());
    }

    private static JsonNode redelivered(JenkinsRule.WebClient client, String build, String id) throws Exception {
        String path = PAGE.blocks().stream()
                .flatMap(block -> REDELIVERY.matcher(block.code()).results())
                .map(request -> request.group(1).replace("job/perf/job/checkout/42/", build))
                .findFirst()
                .orElseThrow();
        WebRequest request = new WebRequest(new URL(client.getContextPath() + path), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("delivery", id)));
        return new ObjectMapper()
                .readTree(client.getPage(client.addCrumb(request))
                        .getWebResponse()
                        .getContentAsString());
    }

    private static List<String> requests() {
        List<String> requests = PAGE.blocks().stream()
                .flatMap(block -> REQUEST.matcher(block.code()).results())
                .map(request -> request.group(1))
                .toList();
        assertThat(requests).hasSize(4);
        return requests;
    }

    private static JsonNode json(JenkinsRule.WebClient client, String path) throws Exception {
        return new ObjectMapper()
                .readTree(client.goTo(path, "application/json").getWebResponse().getContentAsString());
    }

    /** The paths of all keys except those of metrics; the values differ between builds. */
    private static Set<String> shape(JsonNode node) {
        Set<String> paths = new TreeSet<>();
        node.fields().forEachRemaining(field -> {
            paths.add(field.getKey());
            if (field.getKey().equals("metrics")) {
                return;
            }
            shape(field.getValue()).forEach(path -> paths.add(field.getKey() + "/" + path));
        });
        if (node.isArray()) {
            node.forEach(element -> shape(element).forEach(path -> paths.add("[]/" + path)));
        }
        return paths;
    }

    /** The names of all keys except those of metrics and of Jenkins. */
    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("_class") && !field.getKey().contains(".")) {
                keys.add(field.getKey());
            }
            keys.addAll(keys(field.getValue()));
        });
        if (node.isArray()) {
            node.forEach(element -> keys.addAll(keys(element)));
        }
        return keys;
    }
}
