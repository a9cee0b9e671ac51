package hudson.model;

import hudson.tasks.BuildWrapper;
import hudson.util.DescribableList;

public interface BuildableItemWithBuildWrappers extends BuildableItem {
    DescribableList<BuildWrapper, Descriptor<BuildWrapper>> getBuildWrappersList();
}
