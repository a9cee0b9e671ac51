package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.AccessControlled;

public abstract class Node implements Describable<Node>, ExtensionPoint, AccessControlled, Saveable {
    public Node() {}
}
