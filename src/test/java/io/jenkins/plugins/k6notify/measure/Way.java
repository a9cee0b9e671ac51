package io.jenkins.plugins.k6notify.measure;

/** How a pipeline tells of its run of k6. */
enum Way {
    /** Not at all. */
    NOBODY {
        @Override
        String around(String body, String url) {
            return body;
        }
    },
    /** By the block of this plugin, to the channel {@link PipelineLoad#CHANNEL}. */
    K6_NOTIFY {
        @Override
        String around(String body, String url) {
            return "k6Notify(channels: ['" + PipelineLoad.CHANNEL + "']) { " + body + " }";
        }
    },
    /** By the step of the Slack plugin before and after. */
    SLACK_SEND {
        @Override
        String around(String body, String url) {
            String send = "slackSend(baseUrl: '" + url + "', tokenCredentialId: '" + PipelineLoad.TOKEN
                    + "', channel: 'perf', message: 'k6 has %s')";
            return send.formatted("started") + "\n" + body + "\n" + send.formatted("finished");
        }
    };

    /** @param url of the receiver */
    abstract String around(String body, String url);
}
