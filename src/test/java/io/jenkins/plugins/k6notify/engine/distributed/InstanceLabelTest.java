package io.jenkins.plugins.k6notify.engine.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceLabelTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
                                                 , eu , agent-1 , eu
                    [pod/checkout-1-x7k2p/k6]    , eu , agent-1 , checkout-1
                    [pod/checkout-1/k6]          ,    ,         , checkout-1
                    [pod/a.b-12-bbbbb/k6-runner] ,    ,         , a.b-12
                    k6-1  |                      ,    ,         , k6-1
                    [0]                          ,    ,         , 0
                    >                            ,    , agent-1 , agent-1
                                                 ,    , agent-1 , agent-1
                                                 ,    ,         , k6
                    """)
    void namesPodBranchOrMachine(String stream, String branch, String node, String expected) {
        assertThat(InstanceLabel.of(stream, branch, node, List.of())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
                    [0] , eu , 0                   , eu / 0
                        , eu , eu                  , agent-1 / eu
                        , eu , eu;agent-1 / eu     , agent-1 / eu (2)
                    [0] , eu , 0;eu / 0;eu / 0 (2) , eu / 0 (3)
                    """)
    void labelIsUnique(String stream, String branch, String used, String expected) {
        assertThat(InstanceLabel.of(stream, branch, "agent-1", List.of(used.split(";"))))
                .isEqualTo(expected);
    }

    @Test
    void labelIsUniqueWhenNothingElseIsKnown() {
        assertThat(InstanceLabel.of(null, "eu", null, List.of("eu"))).isEqualTo("eu (2)");
    }

    @Test
    void longNameIsCut() {
        assertThat(InstanceLabel.of(null, "x".repeat(5000), null, List.of())).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void sortsByNumber() {
        assertThat(Stream.of("load-10", "load-2", "load-1").sorted(Comparator.comparing(InstanceLabel::sortKey)))
                .containsExactly("load-1", "load-2", "load-10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    checkout-1 checkout-2 checkout-4 | 4  | checkout-3
                    checkout-4                       | 4  | checkout-1, checkout-2, checkout-3
                    load-0 load-1                    | 3  | load-2
                    eu us                            | 4  | instance 3, instance 4
                    load-1 load-9                    | 4  | instance 3, instance 4
                    load-1 perf-2                    | 3  | instance 3
                    load-1 load-5                    | 4  | instance 3, instance 4
                    load-1                           | 12 | load-2, load-3, load-4, load-5, load-6, load-7, load-8, load-9, load-10, load-11, …
                    a                                | 11 | instance 2, instance 3, instance 4, instance 5, instance 6, instance 7, instance 8, instance 9, instance 10, instance 11
                    a b c d e f g h i j k            | 12 | instance 12
                    a                                | 12 | instance 2, instance 3, instance 4, instance 5, instance 6, instance 7, instance 8, instance 9, instance 10, instance 11, …
                    """)
    void missingInstancesAreNamed(String seen, int expected, String names) {
        assertThat(MissingInstances.of(List.of(seen.split(" ")), expected)).isEqualTo(names);
    }
}
