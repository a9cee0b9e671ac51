package io.jenkins.plugins.k6notify.engine.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The set of events that a channel, a step or a publisher subscribes to. Immutable. */
public final class NotifyOn {

    /** All events, which is the default. */
    public static final NotifyOn ALL = new NotifyOn(EnumSet.allOf(EventIdentifier.class));

    private final Set<EventIdentifier> identifiers;

    private NotifyOn(EnumSet<EventIdentifier> identifiers) {
        this.identifiers = identifiers;
    }

    /**
     * Parses identifiers.
     *
     * @param words identifiers with or without the prefix {@code test.}, their last parts, or {@code started},
     *     {@code finished} and {@code all} for groups of events; an empty collection selects all events
     * @throws UnknownEventException for any other word
     */
    @JsonCreator
    public static NotifyOn of(Collection<String> words) {
        EnumSet<EventIdentifier> named = EnumSet.noneOf(EventIdentifier.class);
        for (String word : words) {
            named.addAll(named(word.strip().toLowerCase(Locale.ROOT)));
        }
        return words.isEmpty() ? ALL : new NotifyOn(named);
    }

    /** @param list words separated by commas or white space */
    public static NotifyOn parse(String list) {
        return of(Arrays.stream(list.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** Whether the event is selected; a {@link TestHookEvent} always is. */
    public boolean accepts(NotificationEvent event) {
        return !(event instanceof RunEvent run) || identifiers.stream().anyMatch(one -> one.matches(run));
    }

    /** Returns the full identifiers, in the order of {@link EventIdentifier}. */
    @JsonValue
    public List<String> ids() {
        return identifiers.stream().map(EventIdentifier::id).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotifyOn that && identifiers.equals(that.identifiers);
    }

    @Override
    public int hashCode() {
        return identifiers.hashCode();
    }

    @Override
    public String toString() {
        return String.join(",", ids());
    }

    private static Set<EventIdentifier> named(String word) {
        String name = word.startsWith("test.") ? word.substring("test.".length()) : word;
        EnumSet<EventIdentifier> named = EnumSet.noneOf(EventIdentifier.class);
        for (EventIdentifier identifier : EventIdentifier.values()) {
            String family = identifier.type().id().substring("test.".length());
            // "finished" alone stands for its group; the status of that name is "finished.finished".
            if (name.equals("all")
                    || name.equals(family)
                    || name.equals(family + '.' + identifier.shortId())
                    || name.equals(identifier.shortId()) && !name.equals("finished")) {
                named.add(identifier);
            }
        }
        if (named.isEmpty()) {
            throw new UnknownEventException(word);
        }
        return named;
    }
}
