package io.jenkins.plugins.k6notify.gate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.InvalidGateException;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.form.JobForm;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import net.sf.json.JSONObject;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A quality gate in the configuration of a step or of the post-build action, as {@link QualityGate} describes it. One
 * class for all conditions, so that a Jenkinsfile names none. Setters accept any value, as a gate is valid or not as a
 * whole: {@link #gates} validates a list of gates.
 */
public final class K6QualityGate implements Describable<K6QualityGate>, Serializable {

    private static final long serialVersionUID = 1L;

    @CheckForNull
    private String condition;

    @CheckForNull
    private String metric;

    @CheckForNull
    private Double limit;

    @CheckForNull
    private String change;

    private String criticality = Criticality.UNSTABLE.name();

    @DataBoundConstructor
    public K6QualityGate() {
        // All parameters are optional, but at least a condition or a metric must be set.
    }

    /** Null for the usual side of the limit of the metric, and for a change. */
    @CheckForNull
    public String getCondition() {
        return condition;
    }

    @DataBoundSetter
    public void setCondition(@CheckForNull String condition) {
        this.condition = Util.fixEmptyAndTrim(condition);
    }

    /** Null for a condition of the whole run. */
    @CheckForNull
    public String getMetric() {
        return metric;
    }

    @DataBoundSetter
    public void setMetric(@CheckForNull String metric) {
        this.metric = Util.fixEmptyAndTrim(metric);
    }

    /** In the unit of the metric, in percent for a share. */
    @CheckForNull
    public Double getLimit() {
        return limit;
    }

    /** The limit as the form shows it, without a useless fraction; null for none. */
    @CheckForNull
    public String getLimitText() {
        if (limit == null) {
            return null;
        }
        return Double.isFinite(limit)
                ? BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString()
                : limit.toString();
    }

    /** @param limit a pipeline may give any number, or its text */
    @DataBoundSetter
    public void setLimit(@CheckForNull Double limit) {
        this.limit = limit;
    }

    /** A sign and a number: in percent, in percentage points for a share. */
    @CheckForNull
    public String getChange() {
        return change;
    }

    @DataBoundSetter
    public void setChange(@CheckForNull String change) {
        this.change = Util.fixEmptyAndTrim(change);
    }

    /** {@code UNSTABLE} or {@code FAILURE}. */
    @NonNull
    public String getCriticality() {
        return criticality;
    }

    @DataBoundSetter
    public void setCriticality(@CheckForNull String criticality) {
        String given = Util.fixEmptyAndTrim(criticality);
        this.criticality = given == null ? Criticality.UNSTABLE.name() : given;
    }

    private QualityGate gate() {
        return new QualityGate(condition, metric, limit, change, Criticality.of(criticality));
    }

    /**
     * Returns the gates of a job.
     *
     * @throws IllegalArgumentException if one of them is invalid, or if there are too many; the message is for users,
     *     and names the gate
     */
    public static List<QualityGate> gates(@CheckForNull List<K6QualityGate> configured) {
        List<K6QualityGate> given = Util.fixNull(configured);
        if (given.size() > QualityGate.MAX_GATES) {
            throw new IllegalArgumentException(Messages.K6QualityGate_TooMany(Integer.toString(QualityGate.MAX_GATES)));
        }
        List<QualityGate> gates = new ArrayList<>();
        for (K6QualityGate one : given) {
            try {
                gates.add(one.gate());
            } catch (InvalidGateException e) {
                throw new IllegalArgumentException(
                        Messages.K6QualityGate_Invalid(Integer.toString(gates.size() + 1), Wording.of(e)), e);
            }
        }
        return List.copyOf(gates);
    }

    /**
     * Validates the gates in a submitted form. Call this before the form is bound: Jenkins shows an exception of a setter as
     * an error page without its message, and replaces a limit that is not a number by none.
     *
     * @param form the JSON of a step or publisher
     * @throws IllegalArgumentException as {@link #gates}
     */
    public static void checkForm(JSONObject form) {
        Object submitted = form.opt("qualityGates");
        List<K6QualityGate> gates = new ArrayList<>();
        for (Object one : submitted instanceof Collection<?> several ? several : Arrays.asList(submitted)) {
            if (one instanceof JSONObject json) {
                gates.add(ofForm(json, gates.size() + 1));
            }
        }
        gates(gates);
    }

    private static K6QualityGate ofForm(JSONObject json, int number) {
        K6QualityGate gate = new K6QualityGate();
        gate.setCondition(json.optString("condition"));
        gate.setMetric(json.optString("metric"));
        gate.setChange(json.optString("change"));
        gate.setCriticality(json.optString("criticality"));
        String limit = Util.fixEmptyAndTrim(json.optString("limit"));
        try {
            gate.setLimit(limit == null ? null : Double.valueOf(limit));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    Messages.K6QualityGate_Invalid(
                            Integer.toString(number), Messages.K6QualityGate_LimitNotNumber(limit)),
                    e);
        }
        return gate;
    }

    /** Returns the gates for the field of a step or publisher, after the same check. */
    public static ArrayList<K6QualityGate> checked(@CheckForNull List<K6QualityGate> configured) {
        gates(configured);
        return new ArrayList<>(Util.fixNull(configured));
    }

    /** Descriptor of the gate. Has no symbol, so that the snippet generator writes a map. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends Descriptor<K6QualityGate> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.K6QualityGate_DisplayName();
        }

        @POST
        public FormValidation doCheckMetric(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, given -> new QualityGate(null, given, 0.0, null, Criticality.UNSTABLE));
        }

        @POST
        public FormValidation doCheckChange(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, given -> new QualityGate(null, "p(95)", null, given, Criticality.UNSTABLE));
        }

        @POST
        public FormValidation doCheckLimit(@AncestorInPath Item item, @QueryParameter String value) {
            try {
                return check(item, value, Double::valueOf);
            } catch (NumberFormatException e) {
                return FormValidation.error(Messages.K6QualityGate_NoNumber());
            }
        }

        private static FormValidation check(
                @CheckForNull Item item, @CheckForNull String value, Consumer<String> parser) {
            try {
                if (JobForm.isAsked(item, value)) {
                    parser.accept(value.trim());
                }
                return FormValidation.ok();
            } catch (InvalidGateException e) {
                return FormValidation.error(Wording.of(e));
            }
        }
    }
}
