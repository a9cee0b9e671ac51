package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages that arrived at a receiver without knowledge of duplicates.
 *
 * @param roundsByMessage the rounds of the test in which each message arrived, in their order
 */
record RepeatedMessages(String receiver, Map<String, List<String>> roundsByMessage) {

    /**
     * Verifies that only kills repeat messages: a message arrives once in each round, and in another one only after a kill.
     */
    void check(Collection<String> runs, Set<String> killedRounds) {
        int repeated = 0;
        for (List<String> rounds : roundsByMessage.values()) {
            assertThat(rounds).doesNotHaveDuplicates();
            assertThat(killedRounds).containsAll(rounds.subList(0, rounds.size() - 1));
            repeated += rounds.size() - 1;
        }
        System.out.println(receiver + ": " + killedRounds.size() + " kills, " + runs.size() + " submitted runs, "
                + roundsByMessage.size() + " messages, " + repeated + " times sent again after a kill");
    }
}
