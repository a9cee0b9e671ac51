package io.jenkins.plugins.k6notify.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The k6 process that files belong to, which decides where the build keeps them: a run, or an instance of a distributed
 * run.
 *
 * @param run number of the run in its build, from 1
 * @param instance label of the instance; null for a run that is not distributed. Untrusted
 * @param number number of the instance in the run, from 1, which is not the order of the labels
 * @param node the machine; null if unknown
 */
@Restricted(NoExternalUse.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileOwner(
        int run,
        @CheckForNull String instance,
        int number,
        @CheckForNull String node) {

    /** Creates the owner of the files of a run that is not distributed. */
    public static FileOwner ofRun(int run, @CheckForNull String node) {
        return new FileOwner(run, null, 1, node);
    }

    /** Returns the name of the file with the summary: {@code summary-1.json}, or {@code summary-1-2.json}. */
    public String summary() {
        return "summary-" + run + (instance == null ? "" : "-" + number) + ".json";
    }

    /** Returns the folder of the reports among the artifacts: {@code k6-reports/1/}, or {@code k6-reports/1/2/}. */
    public String reports() {
        return "k6-reports/" + run + '/' + (instance == null ? "" : number + "/");
    }

    /** Returns the name of a file for people, with the instance in front. */
    public String named(String file) {
        return instance == null ? file : instance + ": " + file;
    }
}
