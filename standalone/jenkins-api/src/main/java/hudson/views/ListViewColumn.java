package hudson.views;

import hudson.ExtensionPoint;
import hudson.model.Describable;

public abstract class ListViewColumn implements ExtensionPoint, Describable<ListViewColumn> {
    public static final double DEFAULT_COLUMNS_ORDINAL_PROPERTIES_START = 40;

    public ListViewColumn() {}
}
