package io.jenkins.plugins.k6notify.engine.template.value;

import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.util.List;

/** An operation without a result. Unchecked because the renderer adds the position of whatever fails. */
public final class OperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TemplateProblem problem;
    private final String[] arguments;

    public OperationException(TemplateProblem problem, String... arguments) {
        super(problem.name(), null, false, false);
        this.problem = problem;
        this.arguments = arguments.clone();
    }

    public TemplateProblem problem() {
        return problem;
    }

    public List<String> arguments() {
        return List.of(arguments);
    }
}
