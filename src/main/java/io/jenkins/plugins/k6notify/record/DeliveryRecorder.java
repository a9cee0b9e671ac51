package io.jenkins.plugins.k6notify.record;

import hudson.Extension;
import io.jenkins.plugins.k6notify.delivery.OutboxListener;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Records the state of deliveries at their build. */
@Extension
@Restricted(NoExternalUse.class)
public final class DeliveryRecorder extends OutboxListener {

    @Override
    public void changed(Delivery delivery) {
        DeliveryRecord of = DeliveryRecord.of(delivery);
        boolean submitted = delivery.isWaiting() && delivery.attempts().isEmpty();
        if (!submitted) {
            change(delivery, run -> run.withDelivery(of::isSameAs, record -> record.now(delivery)));
        } else if (delivery.isRedelivery()) {
            // The first delivery of a message is recorded before it is submitted.
            change(delivery, run -> run.withDeliveries(List.of(of)));
        }
    }

    private static void change(Delivery delivery, UnaryOperator<RunRecord> change) {
        BuildReference.of(delivery.orderingKey())
                .ifPresent(reference -> reference
                        .findBuild()
                        .map(build -> build.getAction(K6RunsAction.class))
                        .ifPresent(action -> action.records().change(reference.run(), change)));
    }
}
