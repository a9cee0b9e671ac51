package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

public interface RunAction2 extends Action {
    void onLoad(Run<?, ?> r);

    void onAttached(Run<?, ?> r);
}
