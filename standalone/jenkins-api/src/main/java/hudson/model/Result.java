package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

public final class Result implements Serializable {
    @NonNull
    public static final Result SUCCESS = new Result("SUCCESS");

    @NonNull
    public static final Result UNSTABLE = new Result("UNSTABLE");

    @NonNull
    public static final Result FAILURE = new Result("FAILURE");

    @NonNull
    public static final Result ABORTED = new Result("ABORTED");

    private final String name;

    private Result(String name) {
        this.name = name;
    }

    @Override
    @NonNull
    public String toString() {
        return name;
    }
}
