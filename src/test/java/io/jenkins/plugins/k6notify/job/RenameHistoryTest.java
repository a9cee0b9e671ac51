package io.jenkins.plugins.k6notify.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.job.RenameHistory.Move;
import org.junit.jupiter.api.Test;

class RenameHistoryTest {

    private static RenameHistory moves(String... fromAndTo) {
        RenameHistory moves = RenameHistory.NONE;
        for (int i = 0; i < fromAndTo.length; i += 2) {
            moves = moves.with(new Move(fromAndTo[i], fromAndTo[i + 1]));
        }
        return moves;
    }

    @Test
    void unmovedItemKeepsName() {
        assertThat(RenameHistory.NONE.namesSince("load")).containsExactly("load");
        assertThat(moves("other", "another").namesSince("load")).containsExactly("load");
        assertThat(moves("load", "x").namesSince("load test")).containsExactly("load test");
    }

    @Test
    void followsRenamesAndMoves() {
        RenameHistory moves = moves("load", "load test", "load test", "team/load test", "team", "teams/a");

        assertThat(moves.namesSince("load"))
                .containsExactly("load", "load test", "team/load test", "teams/a/load test");
        assertThat(moves.namesUntil("teams/a/load test"))
                .containsExactly("teams/a/load test", "team/load test", "load test", "load");
    }

    @Test
    void reusedNameLeadsToEachItem() {
        RenameHistory moves = moves("load", "old", "load", "new");

        assertThat(moves.namesSince("load")).containsExactly("load", "old", "new");
        assertThat(moves.namesUntil("old")).containsExactly("old", "load");
    }

    @Test
    void renameBackAndForthEnds() {
        RenameHistory moves = moves("a", "b", "b", "a", "a", "b");

        assertThat(moves.namesSince("a")).containsExactly("a", "b");
        assertThat(moves.namesUntil("a")).containsExactly("a", "b");
    }

    @Test
    void moveOfFolderCoversItems() {
        RenameHistory moves = moves("team", "teams", "team/load", "teams/load", "team/x/y", "teams/x/y");

        assertThat(moves.moves()).containsExactly(new Move("team", "teams"));
        assertThat(moves.namesSince("team/load")).containsExactly("team/load", "teams/load");
    }

    @Test
    void forgetsOldestMove() {
        RenameHistory moves = RenameHistory.NONE;
        for (int i = 0; i <= RenameHistory.MOST; i++) {
            moves = moves.with(new Move("a" + i, "b" + i));
        }
        assertThat(moves.moves())
                .hasSize(RenameHistory.MOST)
                .startsWith(new Move("a1", "b1"))
                .endsWith(new Move("a1000", "b1000"));
    }
}
