package io.jenkins.plugins.k6notify.trend;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.record.RunRecords;
import io.jenkins.plugins.k6notify.report.RunEventListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Cache of the last builds of jobs, with the data for the trend. Loads only builds whose directory contains a file with
 * k6 runs. Each ended build with runs is loaded and read once, unless memory is short. Searches at most
 * {@value #MOST_NUMBERS} build numbers, as some may belong to deleted builds. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class PastBuilds extends RunEventListener {

    /** Maximum number of builds. */
    static final int MOST = 50;

    /** Maximum number of build numbers searched, as deleted builds are unknown in advance. */
    static final int MOST_NUMBERS = 10 * MOST;

    /** Keyed by the job itself: a new job under an old name starts with an empty history. */
    private final LoadingCache<Job<?, ?>, ConcurrentNavigableMap<Integer, PastBuild>> known = CacheBuilder.newBuilder()
            .weakKeys()
            .softValues()
            .build(CacheLoader.from(job -> new ConcurrentSkipListMap<>()));

    private final AtomicLong changes = new AtomicLong();

    static PastBuilds get() {
        return ExtensionList.lookupSingleton(PastBuilds.class);
    }

    /**
     * Returns the last builds, newest first, at most {@value #MOST}, with or without k6 runs. Loads uncached builds
     * with runs lazily.
     */
    Stream<PastBuild> newest(Job<?, ?> job) {
        ConcurrentNavigableMap<Integer, PastBuild> ofJob = known.getUnchecked(job);
        Path builds = job.getBuildDir().toPath();
        int last = job.getNextBuildNumber() - 1;
        // Avoids the map of builds, as Jenkins loads each build to list its number.
        return IntStream.range(0, Math.min(last, MOST_NUMBERS))
                .mapToObj(back -> find(job, last - back, builds, ofJob))
                .filter(Objects::nonNull)
                .limit(MOST);
    }

    /** Returns null for a missing build. */
    @CheckForNull
    private PastBuild find(Job<?, ?> job, int number, Path builds, ConcurrentNavigableMap<Integer, PastBuild> ofJob) {
        PastBuild build = ofJob.get(number);
        if (build != null) {
            return build;
        }
        Path directory = builds.resolve(Integer.toString(number));
        if (RunRecords.areIn(directory)) {
            return read(job, number, ofJob);
        }
        // Not cached, as the build may get runs later.
        return Files.isDirectory(directory) ? new PastBuild(number, List.of(), false) : null;
    }

    @CheckForNull
    private PastBuild read(Job<?, ?> job, int number, ConcurrentNavigableMap<Integer, PastBuild> ofJob) {
        long before = changes.get();
        Run<?, ?> build = job.getBuildByNumber(number);
        if (build == null) {
            return null;
        }
        PastBuild read = PastBuild.of(build);
        if (read.over()) {
            ofJob.put(number, read);
            while (ofJob.size() > MOST) {
                ofJob.pollFirstEntry();
            }
            // A concurrent change may have been read in its old state and cached after its invalidation.
            if (changes.get() != before) {
                ofJob.remove(number);
            }
        }
        return read;
    }

    /**
     * Invalidates the build, as ends are reported on other threads, and after a restart for builds that ended long ago.
     */
    @Override
    public void happened(Run<?, ?> build, RunEvent event) {
        forget(build);
    }

    private void forget(Run<?, ?> build) {
        changes.incrementAndGet();
        ConcurrentNavigableMap<Integer, PastBuild> ofJob = known.getIfPresent(build.getParent());
        if (ofJob != null) {
            ofJob.remove(build.getNumber());
        }
    }

    /** Invalidates deleted builds, whose numbers may be reused. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Deletions extends RunListener<Run<?, ?>> {

        @Override
        public void onDeleted(Run<?, ?> build) {
            get().forget(build);
        }
    }
}
