package hudson.model;

import hudson.FilePath;
import org.kohsuke.stapler.HttpResponse;

public final class DirectoryBrowserSupport implements HttpResponse {
    public DirectoryBrowserSupport(
            ModelObject owner, FilePath base, String title, String icon, boolean serveDirIndex) {}
}
