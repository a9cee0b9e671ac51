package io.jenkins.plugins.k6notify.buildpage;

import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.i18n.Wording;

/** Words for the run that a run is compared with, in the language of the current user. */
final class Comparisons {

    private Comparisons() {}

    /** @param job full name of the job of the later run */
    static String text(PreviousRun previous, String job) {
        String build = (previous.job().equals(job) ? "" : previous.job() + " ") + '#' + previous.build();
        if (!previous.isComparable()) {
            return Messages.Comparisons_Not(build, Wording.of(previous.differences()));
        }
        String result =
                previous.result() == K6Result.PASSED ? Messages.Comparisons_Passed() : Messages.Comparisons_NotPassed();
        return switch (previous.baseline()) {
            case PASSED -> Messages.Comparisons_LastPassed(build);
            case PINNED -> Messages.Comparisons_Pinned(build, result);
            case PREVIOUS, TARGET -> Messages.Comparisons_Run(build, result);
        };
    }
}
