package io.jenkins.plugins.k6notify.build;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.outbox.OutboxListener;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Notes at a build what became of its messages. */
@Extension
@Restricted(NoExternalUse.class)
public final class DeliveryRecorder extends OutboxListener {

    @Override
    public void attempted(Delivery delivery, Attempt attempt) {
        record(delivery);
    }

    @Override
    public void failed(Delivery delivery) {
        // Also where there was no attempt, as the channel is gone.
        record(delivery);
    }

    @Override
    public void dropped(Delivery delivery) {
        record(delivery);
    }

    private static void record(Delivery delivery) {
        Optional<Lane> lane = Lane.read(delivery.lane());
        if (lane.isEmpty()) {
            return;
        }
        Run<?, ?> build = Run.fromExternalizableId(lane.get().build());
        K6RunsAction action = build == null ? null : build.getAction(K6RunsAction.class);
        if (action != null) {
            action.records()
                    .change(
                            lane.get().run(),
                            run -> run.withDelivery(delivery.message().id(), record -> record.now(delivery)));
        }
    }
}
