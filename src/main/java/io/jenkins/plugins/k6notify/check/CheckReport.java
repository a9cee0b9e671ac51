package io.jenkins.plugins.k6notify.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The content of a check, in English and Markdown.
 *
 * @param title plain text
 * @param started null if unknown
 * @param ended null while a run is in progress
 * @param url address of the details; null if the address of Jenkins is not configured
 */
record CheckReport(
        CheckState state,
        String title,
        String summary,
        String text,
        @CheckForNull Instant started,
        @CheckForNull Instant ended,
        @CheckForNull String url) {

    /** @param runs the runs of the check, at least one */
    static CheckReport of(List<CheckedRun> runs) {
        CheckState state =
                runs.stream().map(CheckedRun::state).max(CheckState::compareTo).orElseThrow();
        CheckText text = new CheckText(runs);
        return new CheckReport(
                state,
                text.title(),
                text.summary(),
                text.details(),
                runs.stream()
                        .map(run -> run.event().run().started())
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                state == CheckState.RUNNING
                        ? null
                        : runs.stream()
                                .map(run -> run.event().run().ended())
                                .filter(Objects::nonNull)
                                .max(Instant::compareTo)
                                .orElse(null),
                runs.size() == 1 ? runs.get(0).url() : page(runs));
    }

    /** Returns the page with all runs. */
    @CheckForNull
    private static String page(List<CheckedRun> runs) {
        String url = runs.get(0).url();
        return url == null ? null : url.substring(0, url.lastIndexOf('#'));
    }
}
