package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.engine.event.EventIdentifier;
import io.jenkins.plugins.k6notify.engine.event.EventType;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.event.UnknownEventException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Events of one type in a form.
 *
 * @param title title of the type
 * @param choices check boxes, in the order of {@link EventIdentifier}
 */
@Restricted(NoExternalUse.class)
public record EventChoices(String title, List<Choice> choices) {

    /**
     * One check box of an event.
     *
     * @param id identifier, as saved and as used in code
     * @param label text for users
     * @param ticked whether the current channel receives the event
     */
    public record Choice(String id, String label, boolean ticked) {}

    /** @param channel null for a new channel: all events are ticked */
    public static List<EventChoices> of(@CheckForNull Channel channel) {
        return choosing(channel == null ? NotifyOn.ALL : read(channel.getNotifyOn()));
    }

    /** @param chosen events that are ticked */
    public static List<EventChoices> choosing(NotifyOn chosen) {
        Set<String> wanted = Set.copyOf(chosen.ids());
        return List.of(
                new EventChoices(Messages.EventChoices_Started(), choices(EventType.STARTED, wanted)),
                new EventChoices(Messages.EventChoices_Finished(), choices(EventType.FINISHED, wanted)));
    }

    private static List<Choice> choices(EventType type, Set<String> wanted) {
        return Arrays.stream(EventIdentifier.values())
                .filter(identifier -> identifier.type() == type)
                .map(identifier -> new Choice(identifier.id(), label(identifier), wanted.contains(identifier.id())))
                .toList();
    }

    /**
     * Parses the words; returns all events if a word is unknown. The setters reject unknown words, but the file can be
     * edited.
     */
    public static NotifyOn read(List<String> words) {
        try {
            return NotifyOn.of(words);
        } catch (UnknownEventException e) {
            return NotifyOn.ALL;
        }
    }

    /**
     * Returns the words in the form in which they are saved: null for all events, otherwise identifiers in full. An
     * unknown word leaves all words unchanged.
     *
     * @param submitted values of {@link CheckBoxes}, or words in code. Null and an empty list mean all events: Job DSL
     *     passes an empty list for one that the script leaves out
     */
    @CheckForNull
    public static List<String> saved(@CheckForNull List<String> submitted) {
        if (Util.fixNull(submitted).isEmpty()) {
            return null;
        }
        List<String> words = CheckBoxes.ticked(submitted);
        if (words.isEmpty()) {
            return new ArrayList<>();
        }
        try {
            NotifyOn events = NotifyOn.of(words);
            return events.equals(NotifyOn.ALL) ? null : new ArrayList<>(events.ids());
        } catch (UnknownEventException e) {
            return new ArrayList<>(words);
        }
    }

    private static String label(EventIdentifier identifier) {
        return switch (identifier) {
            case STARTED_MANUAL -> Messages.EventChoices_StartedManual();
            case STARTED_SCHEDULED -> Messages.EventChoices_StartedScheduled();
            case STARTED_TRIGGERED -> Messages.EventChoices_StartedTriggered();
            case FINISHED_FINISHED -> Messages.EventChoices_FinishedFinished();
            case FINISHED_SUCCESS -> Messages.EventChoices_FinishedSuccess();
            case FINISHED_FAILED -> Messages.EventChoices_FinishedFailed();
            case FINISHED_TIMED_OUT -> Messages.EventChoices_FinishedTimedOut();
            case FINISHED_ABORTED_USER -> Messages.EventChoices_FinishedAbortedUser();
            case FINISHED_ABORTED_SYSTEM -> Messages.EventChoices_FinishedAbortedSystem();
            case FINISHED_ABORTED_SCRIPT_ERROR -> Messages.EventChoices_FinishedAbortedScriptError();
            case FINISHED_ABORTED_THRESHOLD -> Messages.EventChoices_FinishedAbortedThreshold();
            case FINISHED_ABORTED_LIMIT -> Messages.EventChoices_FinishedAbortedLimit();
            case FINISHED_CHANGED -> Messages.EventChoices_FinishedChanged();
            case FINISHED_GATE -> Messages.EventChoices_FinishedGate();
            case FINISHED_WARNING -> Messages.EventChoices_FinishedWarning();
        };
    }
}
