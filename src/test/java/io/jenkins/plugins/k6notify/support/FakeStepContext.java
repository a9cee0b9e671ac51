package io.jenkins.plugins.k6notify.support;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The context of a step with the values that a test provides. */
public final class FakeStepContext extends StepContext {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Map<Class<?>, Object> contents = new HashMap<>();
    private final transient List<String> ends = new ArrayList<>();

    public <T> FakeStepContext with(Class<T> type, T value) {
        contents.put(type, value);
        return this;
    }

    @Override
    public <T> T get(Class<T> key) {
        return key.cast(contents.get(key));
    }

    @Override
    public void onSuccess(Object result) {
        ends.add("success");
    }

    @Override
    public void onFailure(Throwable failure) {
        ends.add(failure.getMessage());
    }

    /** The ends of the step: {@code success} or the message of the failure; more than one if it ended repeatedly. */
    public List<String> ends() {
        return ends;
    }

    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return Futures.immediateVoidFuture();
    }

    public void setResult(Result result) {}

    @Override
    public BodyInvoker newBodyInvoker() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
