package io.jenkins.plugins.k6notify.standin;

/** What a stand-in does where the real method needs a Jenkins. */
public final class StandIn {

    private StandIn() {}

    /**
     * To be returned by the stand-in: javac and SpotBugs then go on behind a call of it, as they do behind the real one.
     *
     * @throws UnsupportedOperationException always
     */
    public static <T> T needsJenkins() {
        StackWalker.StackFrame method = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .orElseThrow();
        throw new UnsupportedOperationException(
                method.getClassName() + "." + method.getMethodName() + " is a stand-in: this needs a Jenkins");
    }

    /** The value of a constant that nobody looks into: null, unknown to SpotBugs, which would warn of each use. */
    public static <T> T constant() {
        return null;
    }
}
