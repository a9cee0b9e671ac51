package jenkins.security;

import hudson.remoting.Callable;

public abstract class SlaveToMasterCallable<V, T extends Throwable> implements Callable<V, T> {
    public SlaveToMasterCallable() {}
}
