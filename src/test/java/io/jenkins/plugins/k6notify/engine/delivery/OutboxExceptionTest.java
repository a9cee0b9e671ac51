package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutboxExceptionTest {

    @Test
    void isInUseOnlyWhenAnotherProcessUsesOutbox() {
        OutboxException inUse = new OutboxException(Reason.of(ReasonKind.OUTBOX_IN_USE, "/outbox"), null);
        OutboxException closed = new OutboxException(Reason.of(ReasonKind.OUTBOX_CLOSED, "/outbox"), null);

        assertThat(inUse.isInUse()).isTrue();
        assertThat(closed.isInUse()).isFalse();
    }

    @Test
    void keepsReasonAndCause() {
        IOException full = new IOException("No space left on device");
        OutboxException unusable =
                new OutboxException(Reason.of(ReasonKind.OUTBOX_UNUSABLE, "/outbox", "No space left"), full);

        assertThat(unusable)
                .hasMessage("the outbox /outbox cannot be used: No space left")
                .hasCause(full);
        assertThat(unusable.reason().kind()).isEqualTo(ReasonKind.OUTBOX_UNUSABLE);
    }
}
