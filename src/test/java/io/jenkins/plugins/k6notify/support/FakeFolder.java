package io.jenkins.plugins.k6notify.support;

import hudson.model.ItemGroup;
import java.io.File;
import java.util.Collection;
import java.util.List;

/** A folder of jobs. */
public record FakeFolder(String fullName) implements ItemGroup<FakeJob> {

    public String getFullName() {
        return fullName;
    }

    public String getFullDisplayName() {
        return fullName;
    }

    public String getDisplayName() {
        return fullName;
    }

    public Collection<FakeJob> getItems() {
        return List.of();
    }

    public FakeJob getItem(String name) {
        return null;
    }

    public String getUrl() {
        return "job/" + fullName + "/";
    }

    public String getUrlChildPrefix() {
        return "job";
    }

    public File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public File getRootDirFor(FakeJob child) {
        throw new UnsupportedOperationException();
    }

    public void onDeleted(FakeJob item) {}

    public void save() {}
}
