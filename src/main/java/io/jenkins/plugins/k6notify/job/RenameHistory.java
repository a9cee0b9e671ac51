package io.jenkins.plugins.k6notify.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which items were renamed or moved, in the order in which it happened. Immutable. Names are full names.
 *
 * @param moves with an item moves all that is below it
 */
record RenameHistory(List<Move> moves) {

    /** Older ones are forgotten. */
    static final int MOST = 1000;

    static final RenameHistory NONE = new RenameHistory(List.of());

    record Move(String from, String to) {

        Move {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        private boolean takes(String name) {
            return isAtOrBelow(name, from);
        }

        private String apply(String name) {
            return to + name.substring(from.length());
        }

        private Move back() {
            return new Move(to, from);
        }

        private static boolean isAtOrBelow(String name, String item) {
            return name.startsWith(item) && (name.length() == item.length() || name.charAt(item.length()) == '/');
        }
    }

    RenameHistory {
        moves = List.copyOf(moves);
    }

    /** With one more; without it, where a move of a folder just before says the same. */
    RenameHistory with(Move next) {
        if (!moves.isEmpty()) {
            Move last = moves.get(moves.size() - 1);
            if (last.takes(next.from) && last.apply(next.from).equals(next.to)) {
                return this;
            }
        }
        List<Move> more = new ArrayList<>(moves.subList(Math.max(0, moves.size() + 1 - MOST), moves.size()));
        more.add(next);
        return new RenameHistory(more);
    }

    /**
     * The names that an item may have by now, its own first: a name may have been another item's before, so one has to
     * look which of them is meant.
     */
    Set<String> namesSince(String name) {
        Set<String> names = new LinkedHashSet<>(Set.of(name));
        for (Move move : moves) {
            follow(move, names);
        }
        return names;
    }

    /** The names that an item may have had, its own first. */
    Set<String> namesUntil(String name) {
        Set<String> names = new LinkedHashSet<>(Set.of(name));
        for (int i = moves.size() - 1; i >= 0; i--) {
            follow(moves.get(i).back(), names);
        }
        return names;
    }

    private static void follow(Move move, Set<String> names) {
        names.addAll(names.stream().filter(move::takes).map(move::apply).toList());
    }
}
