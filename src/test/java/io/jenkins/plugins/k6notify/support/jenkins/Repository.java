package io.jenkins.plugins.k6notify.support.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.NullSCM;
import hudson.scm.SCMDescriptor;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A repository with the files that a pipeline checks out, and its Jenkinsfile. */
public final class Repository extends NullSCM {

    private static final int EXECUTABLE = 0755;

    private final LinkedHashMap<String, String> files;

    public Repository(Map<String, String> files) {
        this.files = new LinkedHashMap<>(files);
    }

    @Override
    public void checkout(
            @NonNull Run<?, ?> build,
            @NonNull Launcher launcher,
            @NonNull FilePath workspace,
            @NonNull TaskListener listener,
            @CheckForNull File changelog,
            @CheckForNull SCMRevisionState baseline)
            throws IOException, InterruptedException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            FilePath path = workspace.child(file.getKey());
            path.write(file.getValue(), "UTF-8");
            path.chmod(EXECUTABLE);
        }
    }

    /** Describes the SCM to Jenkins. */
    @Extension
    public static final class DescriptorImpl extends SCMDescriptor<Repository> {
        public DescriptorImpl() {
            super(null);
        }
    }
}
