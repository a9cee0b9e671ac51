package jenkins.metrics.api;

import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import java.util.Map;

public abstract class MetricProvider implements ExtensionPoint {
    public MetricProvider() {}

    protected static MetricSet metrics(Map<String, Metric> metrics) {
        return () -> metrics;
    }

    @NonNull
    public abstract MetricSet getMetricSet();
}
