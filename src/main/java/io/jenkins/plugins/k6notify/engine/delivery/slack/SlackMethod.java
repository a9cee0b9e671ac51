package io.jenkins.plugins.k6notify.engine.delivery.slack;

/** A method of Slack's Web API (docs.slack.dev/reference/methods). */
enum SlackMethod {
    TEST_TOKEN("auth.test"),
    POST("chat.postMessage"),
    UPDATE("chat.update");

    private final String id;

    SlackMethod(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
