package io.jenkins.plugins.k6notify.measure;

/** The ways in which a pipeline reports its run of k6. */
enum Way {
    /** No reports. */
    NOBODY {
        @Override
        String around(String body, String url) {
            return body;
        }
    },
    /** The block of this plugin, with the channel {@link PipelineLoad#CHANNEL}. */
    K6_NOTIFY {
        @Override
        String around(String body, String url) {
            return "k6Notify(channels: ['" + PipelineLoad.CHANNEL + "']) { " + body + " }";
        }
    },
    /** The step of the Slack plugin before and after. */
    SLACK_SEND {
        @Override
        String around(String body, String url) {
            String send = "slackSend(baseUrl: '" + url + "', tokenCredentialId: '" + PipelineLoad.TOKEN
                    + "', channel: 'perf', message: 'k6 has %s')";
            return send.formatted("started") + "\n" + body + "\n" + send.formatted("finished");
        }
    };

    /** @param url the URL of the receiver */
    abstract String around(String body, String url);
}
