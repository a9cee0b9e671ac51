package io.jenkins.plugins.k6notify.engine.template;

import io.jenkins.plugins.k6notify.engine.template.syntax.Source;
import io.jenkins.plugins.k6notify.engine.template.syntax.Statement;
import io.jenkins.plugins.k6notify.engine.template.syntax.StatementParser;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.value.BoundedText;
import io.jenkins.plugins.k6notify.engine.template.value.Budget;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import io.jenkins.plugins.k6notify.engine.template.value.OperationException;
import io.jenkins.plugins.k6notify.engine.template.value.Values;
import java.util.List;
import java.util.Map;

/** Renders a template once. */
final class Renderer {

    private final Source source;
    private final Evaluator evaluator;
    private final Budget budget = new Budget();
    private final BoundedText output = new BoundedText();

    Renderer(Source source, Escaping escaping) {
        this.source = source;
        this.evaluator = new Evaluator(source, escaping, budget);
    }

    String render(List<Statement> statements, Scope<Object> scope) throws TemplateException {
        executeAll(statements, scope);
        return output.toString();
    }

    private void executeAll(List<Statement> statements, Scope<Object> scope) throws TemplateException {
        for (Statement statement : statements) {
            try {
                budget.takeWork(1);
                execute(statement, scope);
            } catch (OperationException e) {
                throw source.error(e.problem(), statement.at(), e.arguments());
            }
        }
    }

    private void execute(Statement statement, Scope<Object> scope) throws TemplateException {
        if (statement instanceof Statement.Text text) {
            output.append(text.text());
        } else if (statement instanceof Statement.Print print) {
            output.append(evaluator.print(evaluator.evaluate(print.value(), scope)));
        } else if (statement instanceof Statement.Assign assign) {
            scope.set(assign.name(), evaluator.evaluate(assign.value(), scope));
        } else if (statement instanceof Statement.For loop) {
            executeLoop(loop, scope);
        } else if (statement instanceof Statement.If branches) {
            executeAll(selected(branches, scope), scope);
        }
    }

    private List<Statement> selected(Statement.If branches, Scope<Object> scope) throws TemplateException {
        for (Statement.Branch branch : branches.branches()) {
            if (Values.isTrue(evaluator.evaluate(branch.condition(), scope))) {
                return branch.body();
            }
        }
        return branches.otherwise();
    }

    private void executeLoop(Statement.For loop, Scope<Object> scope) throws TemplateException {
        Object value = evaluator.evaluate(loop.items(), scope);
        budget.takeWork(Values.size(value));
        List<?> items = Values.items("for", value);
        for (int i = 0; i < items.size(); i++) {
            budget.takeLoopStep();
            Scope<Object> step = scope.inner();
            step.set(StatementParser.LOOP, position(i, items.size()));
            step.set(loop.variable(), Values.of(items.get(i)));
            executeAll(loop.body(), step);
        }
        if (items.isEmpty()) {
            executeAll(loop.otherwise(), scope.inner());
        }
    }

    private static Map<String, Object> position(long index, long length) {
        return Map.of(
                "index",
                index + 1,
                "index0",
                index,
                "revindex",
                length - index,
                "revindex0",
                length - index - 1,
                "first",
                index == 0,
                "last",
                index == length - 1,
                "length",
                length);
    }
}
