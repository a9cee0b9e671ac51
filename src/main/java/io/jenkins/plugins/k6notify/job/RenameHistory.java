package io.jenkins.plugins.k6notify.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Ordered list of renames and moves of items. Immutable. All names are full names.
 *
 * @param moves renames in order; renaming an item applies to all items below it
 */
record RenameHistory(List<Move> moves) {

    /** Maximum number of renames; older ones are removed. */
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

    /** Returns the history with one more rename; unchanged if the preceding move of a folder already implies it. */
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
     * Returns the names that an item may have today, starting with the given name. A name may have been reused by
     * another item, so callers must check which item is meant.
     */
    Set<String> namesSince(String name) {
        Set<String> names = new LinkedHashSet<>(Set.of(name));
        for (Move move : moves) {
            follow(move, names);
        }
        return names;
    }

    /** Returns the names that an item may have had, starting with the given name. */
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
