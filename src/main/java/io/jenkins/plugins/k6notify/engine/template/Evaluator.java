package io.jenkins.plugins.k6notify.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.Expression;
import io.jenkins.plugins.k6notify.engine.template.syntax.Source;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import io.jenkins.plugins.k6notify.engine.template.value.Arithmetic;
import io.jenkins.plugins.k6notify.engine.template.value.BoundedText;
import io.jenkins.plugins.k6notify.engine.template.value.Budget;
import io.jenkins.plugins.k6notify.engine.template.value.Comparison;
import io.jenkins.plugins.k6notify.engine.template.value.Escaping;
import io.jenkins.plugins.k6notify.engine.template.value.Filters;
import io.jenkins.plugins.k6notify.engine.template.value.OperationException;
import io.jenkins.plugins.k6notify.engine.template.value.PythonText;
import io.jenkins.plugins.k6notify.engine.template.value.SafeText;
import io.jenkins.plugins.k6notify.engine.template.value.Tuple;
import io.jenkins.plugins.k6notify.engine.template.value.Undefined;
import io.jenkins.plugins.k6notify.engine.template.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates the expressions of one rendering. */
final class Evaluator {

    private static final int WORK_OF_EXPRESSION = 10;

    private final Source source;
    private final Escaping escaping;
    private final Budget budget;

    Evaluator(Source source, Escaping escaping, Budget budget) {
        this.source = source;
        this.escaping = escaping;
        this.budget = budget;
    }

    /** @throws TemplateException with the position of the innermost expression without a result */
    @CheckForNull
    Object evaluate(Expression expression, Scope<Object> scope) throws TemplateException {
        try {
            budget.takeWork(WORK_OF_EXPRESSION);
            return valueOf(expression, scope);
        } catch (OperationException e) {
            throw source.error(e.problem(), expression.at(), e.arguments());
        }
    }

    /** Returns the text of a value in the format of the output. */
    String print(@CheckForNull Object value) {
        budget.takeWork(Values.size(value));
        String text = PythonText.str(value);
        return isSafe(value) ? text : escaping.escape(text);
    }

    private boolean isSafe(@CheckForNull Object value) {
        return value instanceof SafeText safe && safe.formats().contains(escaping);
    }

    @CheckForNull
    private Object valueOf(Expression expression, Scope<Object> scope) throws TemplateException {
        if (expression instanceof Expression.Literal literal) {
            return literal.value() instanceof String text ? SafeText.literal(text) : literal.value();
        }
        if (expression instanceof Expression.Name name) {
            return scope.get(name.name());
        }
        if (expression instanceof Expression.Attribute attribute) {
            return Values.item(evaluate(attribute.base(), scope), attribute.name());
        }
        if (expression instanceof Expression.Item item) {
            return itemOf(item, scope);
        }
        if (expression instanceof Expression.Filtered filtered) {
            Object base = evaluate(filtered.base(), scope);
            return Filters.apply(filtered.filter(), base, evaluateAll(filtered.arguments(), scope), budget);
        }
        if (expression instanceof Expression.Comparison comparison) {
            return compare(comparison, scope);
        }
        if (expression instanceof Expression.Logic logic) {
            return combine(logic, scope);
        }
        if (expression instanceof Expression.Conditional conditional) {
            return choose(conditional, scope);
        }
        return operate(expression, scope);
    }

    @CheckForNull
    private Object operate(Expression expression, Scope<Object> scope) throws TemplateException {
        if (expression instanceof Expression.Unary unary) {
            Object operand = evaluate(unary.operand(), scope);
            return unary.operator().equals("not")
                    ? (Object) !Values.isTrue(operand)
                    : Arithmetic.sign(unary.operator(), operand);
        }
        if (expression instanceof Expression.Binary binary) {
            return calculate(binary, scope);
        }
        if (expression instanceof Expression.Concat concat) {
            return concatenate(evaluateAll(concat.parts(), scope));
        }
        if (expression instanceof Expression.Test test) {
            Object base = evaluate(test.base(), scope);
            return test.kind() == Expression.Test.Kind.NONE ? base == null : base != Undefined.UNDEFINED;
        }
        return listOf((Expression.Sequence) expression, scope);
    }

    private List<Object> evaluateAll(List<Expression> expressions, Scope<Object> scope) throws TemplateException {
        List<Object> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(evaluate(expression, scope));
        }
        return values;
    }

    @CheckForNull
    private Object itemOf(Expression.Item item, Scope<Object> scope) throws TemplateException {
        Object base = evaluate(item.base(), scope);
        budget.takeWork(base instanceof List ? 1 : Values.size(base));
        return Values.item(base, evaluate(item.index(), scope));
    }

    private boolean compare(Expression.Comparison comparison, Scope<Object> scope) throws TemplateException {
        Object left = evaluate(comparison.first(), scope);
        for (Expression.Step step : comparison.steps()) {
            Object right = evaluate(step.right(), scope);
            budget.takeWork(Comparison.work(step.operator(), left, right));
            if (!Comparison.test(step.operator(), left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    @CheckForNull
    private Object combine(Expression.Logic logic, Scope<Object> scope) throws TemplateException {
        Object value = null;
        boolean stopsAt = logic.operator().equals("or");
        for (Expression part : logic.parts()) {
            value = evaluate(part, scope);
            if (Values.isTrue(value) == stopsAt) {
                return value;
            }
        }
        return value;
    }

    @CheckForNull
    private Object choose(Expression.Conditional conditional, Scope<Object> scope) throws TemplateException {
        if (Values.isTrue(evaluate(conditional.condition(), scope))) {
            return evaluate(conditional.then(), scope);
        }
        return conditional.otherwise() == null ? Undefined.UNDEFINED : evaluate(conditional.otherwise(), scope);
    }

    private Object calculate(Expression.Binary binary, Scope<Object> scope) throws TemplateException {
        Object left = evaluate(binary.left(), scope);
        Object right = evaluate(binary.right(), scope);
        boolean texts = Values.plain(left) instanceof String && Values.plain(right) instanceof String;
        return texts && binary.operator().equals("+")
                ? concatenate(List.of(left, right))
                : Arithmetic.calculate(binary.operator(), left, right);
    }

    /** Joins texts. If one of them is safe in the format of the output, the others are escaped and the result is safe. */
    private Object concatenate(List<Object> parts) {
        budget.takeWork(Values.size(parts));
        boolean safe = parts.stream().anyMatch(this::isSafe);
        BoundedText text = new BoundedText();
        for (Object part : parts) {
            text.append(safe ? print(part) : PythonText.str(part));
        }
        budget.takeWork(text.toString().length());
        return safe ? new SafeText(text.toString(), Set.of(escaping)) : text.toString();
    }

    /** Lists of lists are refused: from variables, a short template could build one of exponential size. */
    private List<Object> listOf(Expression.Sequence sequence, Scope<Object> scope) throws TemplateException {
        List<Object> items = new ArrayList<>();
        for (Expression part : sequence.parts()) {
            Object item = Values.plain(evaluate(part, scope));
            if (item instanceof List || item instanceof Map) {
                throw source.error(TemplateProblem.NESTED_LIST, part.at(), List.of());
            }
            items.add(item);
        }
        return sequence.tuple() ? new Tuple(items) : items;
    }
}
