package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.message.Message;

/** Sends a message once. {@link HttpSender} is the one that does; tests have others. */
@FunctionalInterface
public interface Sender {

    /**
     * Makes one attempt and waits for its end. Safe for use by several threads.
     *
     * @return what came of it; also where nothing could be sent
     * @throws InterruptedException if the thread was interrupted meanwhile: the request is cancelled, and whether the
     *     receiver has it is not known
     */
    Attempt send(Endpoint endpoint, Target target, Message message) throws InterruptedException;
}
