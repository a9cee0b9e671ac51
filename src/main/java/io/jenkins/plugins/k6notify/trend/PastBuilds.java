package io.jenkins.plugins.k6notify.trend;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Cache of the last builds of jobs, with the data for the trend. Looks at the directory of each build once, unless its
 * runs change or memory is short, and loads only builds whose directory contains a file with k6 runs. Searches at most
 * {@value #MAX_NUMBERS} build numbers, as some may belong to deleted builds. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class PastBuilds extends RunEventListener {

    /** Maximum number of builds. */
    static final int MAX_BUILDS = 50;

    /** Maximum number of build numbers searched, as deleted builds are unknown in advance. */
    static final int MAX_NUMBERS = 10 * MAX_BUILDS;

    /**
     * The builds of a job by number, empty for a missing build. Keyed by the job itself: a new job under an old name
     * starts with an empty history.
     */
    private final LoadingCache<Job<?, ?>, ConcurrentNavigableMap<Integer, Optional<PastBuild>>> known =
            CacheBuilder.newBuilder()
                    .weakKeys()
                    .softValues()
                    .build(CacheLoader.from(job -> new ConcurrentSkipListMap<>()));

    /** The lists of metrics, which most runs of a test have in common. */
    private final Interner<List<String>> keys = Interners.newWeakInterner();

    private final AtomicLong changes = new AtomicLong();

    static PastBuilds get() {
        return ExtensionList.lookupSingleton(PastBuilds.class);
    }

    /**
     * Returns the last builds, newest first, at most {@value #MAX_BUILDS}, with or without k6 runs. Loads uncached
     * builds with runs lazily.
     */
    Stream<PastBuild> newest(Job<?, ?> job) {
        ConcurrentNavigableMap<Integer, Optional<PastBuild>> ofJob = known.getUnchecked(job);
        int last = job.getNextBuildNumber() - 1;
        // Avoids the map of builds, as Jenkins loads each build to list its number.
        return IntStream.range(0, Math.min(last, MAX_NUMBERS))
                .mapToObj(back -> find(job, last - back, ofJob))
                .flatMap(Optional::stream)
                .limit(MAX_BUILDS);
    }

    private Optional<PastBuild> find(
            Job<?, ?> job, int number, ConcurrentNavigableMap<Integer, Optional<PastBuild>> ofJob) {
        Optional<PastBuild> cached = ofJob.get(number);
        if (cached != null) {
            return cached;
        }
        long before = changes.get();
        Optional<PastBuild> read = read(job, number);
        ofJob.put(number, read);
        while (ofJob.size() > MAX_NUMBERS || count(ofJob) > MAX_BUILDS) {
            ofJob.pollFirstEntry();
        }
        // A concurrent change may have been read in its old state and cached after its invalidation.
        if (changes.get() != before) {
            ofJob.remove(number);
        }
        return read;
    }

    private static long count(Map<Integer, Optional<PastBuild>> ofJob) {
        return ofJob.values().stream().filter(Optional::isPresent).count();
    }

    private Optional<PastBuild> read(Job<?, ?> job, int number) {
        Path directory = job.getBuildDir().toPath().resolve(Integer.toString(number));
        if (RunRecords.areIn(directory)) {
            return Optional.ofNullable((Run<?, ?>) job.getBuildByNumber(number))
                    .map(build -> PastBuild.of(build, keys::intern));
        }
        return Files.isDirectory(directory) ? Optional.of(new PastBuild(number, List.of())) : Optional.empty();
    }

    /** Invalidates the build: each end of a run is reported, even after a restart for a build that ended long ago. */
    @Override
    public void happened(Run<?, ?> build, RunEvent event) {
        forget(build);
    }

    private void forget(Run<?, ?> build) {
        changes.incrementAndGet();
        ConcurrentNavigableMap<Integer, Optional<PastBuild>> ofJob = known.getIfPresent(build.getParent());
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
