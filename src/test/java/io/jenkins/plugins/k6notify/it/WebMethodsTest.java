package io.jenkins.plugins.k6notify.it;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every web method, by everyone, with GET and POST. The methods are found by reflection: a new one is in the table at once. */
@WithJenkins
class WebMethodsTest {

    private static final List<Class<?>> DESCRIPTORS = List.of(
            SlackChannel.DescriptorImpl.class, WebhookChannel.DescriptorImpl.class, K6NotifyConfiguration.class);

    private static final String PARAMETERS = "value=the-url&credentialsId=the-url&signingCredentialsId=&otherNames="
            + "&allowHttp=true&k6CloudHeaders=false";

    private final HttpClient client = HttpClient.newHttpClient();
    private JenkinsRule r;
    private Receiver receiver;

    @BeforeEach
    void users(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Credentials.system("the-url", receiver.url("/SECRET"));
        Credentials.system("another", "https://example.com/OTHER");
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Jenkins.MANAGE)
                .everywhere()
                .to("manager")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    record WebMethod(String url, String name) {
        boolean sends() {
            return name.equals("doTestHook");
        }

        boolean lists() {
            return name.startsWith("doFill");
        }
    }

    private static List<WebMethod> webMethods() {
        List<WebMethod> all = new ArrayList<>();
        for (Class<?> type : DESCRIPTORS) {
            Class<?> described = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
            for (Method method : type.getMethods()) {
                String name = method.getName();
                if (name.startsWith("do")
                        && method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.k6")) {
                    String last = Character.toLowerCase(name.charAt(2)) + name.substring(3);
                    all.add(new WebMethod("descriptorByName/" + described.getName() + "/" + last, name));
                }
            }
        }
        return all;
    }

    private HttpResponse<String> call(String user, String verb, WebMethod method) throws Exception {
        URI url = r.getURL().toURI().resolve(method.url() + (verb.equals("GET") ? "?" + PARAMETERS : ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(verb, verb.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(PARAMETERS));
        if (user != null) {
            String token = User.getOrCreateByIdOrFullName(user)
                    .getProperty(ApiTokenProperty.class)
                    .generateNewToken("test")
                    .plainValue;
            String pair = user + ":" + token;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void theTableIsNotEmpty() {
        assertThat(webMethods())
                .extracting(WebMethod::name)
                .contains("doTestHook", "doFillCredentialsIdItems", "doCheckName", "doCheckAllowedHosts")
                .hasSize(5 + 6 + 3);
    }

    @Test
    void nothingAnswersToGet() throws Exception {
        for (String user : Arrays.asList(null, "reader", "manager", "admin")) {
            for (WebMethod method : webMethods()) {
                assertThat(call(user, "GET", method).statusCode())
                        .as("%s GET %s", user, method)
                        .isIn(403, 404, 405);
            }
        }
        assertThat(receiver.count()).isZero();
    }

    @Test
    void onlyAnAdminLearnsOrSendsAnything() throws Exception {
        for (String user : Arrays.asList(null, "reader", "manager")) {
            for (WebMethod method : webMethods()) {
                HttpResponse<String> answer = call(user, "POST", method);
                assertThat(answer.statusCode())
                        .as("%s POST %s", user, method)
                        .isEqualTo(user == null || method.sends() ? 403 : 200);
                assertThat(answer.body())
                        .as("%s POST %s", user, method)
                        .doesNotContain("SECRET", "another", "words about");
                if (user != null && !method.sends() && !method.lists()) {
                    assertThat(answer.body()).as("%s POST %s", user, method).isEqualTo("<div/>");
                }
            }
        }
        assertThat(receiver.count()).isZero();
    }

    @Test
    void anAdminIsAnswered() throws Exception {
        for (WebMethod method : webMethods()) {
            HttpResponse<String> answer = call("admin", "POST", method);
            assertThat(answer.statusCode()).as("admin POST %s", method).isEqualTo(200);
            assertThat(answer.body()).as("admin POST %s", method).doesNotContain("SECRET");
            if (method.lists()) {
                assertThat(answer.body()).contains("the-url", "another");
            }
        }
        assertThat(receiver.count()).isEqualTo(2);
    }
}
