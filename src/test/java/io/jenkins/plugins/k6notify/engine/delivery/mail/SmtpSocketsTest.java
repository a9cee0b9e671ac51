package io.jenkins.plugins.k6notify.engine.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SmtpSocketsTest {

    private final SmtpSockets sockets = new SmtpSockets();

    @Test
    void socketAfterCloseIsClosed() throws IOException {
        sockets.close();

        assertThat(sockets.createSocket().isClosed()).isTrue();
    }

    @Test
    void readsAsManyBytesAsTheLimit() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = sockets.createSocket()) {
            client.connect(server.getLocalSocketAddress());
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(server));
            InputStream in = client.getInputStream();

            assertThat(in.read()).isEqualTo(255);
            assertThat(in.readNBytes(SmtpSockets.MAX_BYTES - 1)).hasSize(SmtpSockets.MAX_BYTES - 1);
            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("more than " + SmtpSockets.MAX_BYTES + " bytes received");
            sent.join();
        }
    }

    /** Sends a byte more than the limit. The first one is not the end of the stream. */
    private static void send(ServerSocket server) {
        byte[] bytes = new byte[SmtpSockets.MAX_BYTES + 1];
        bytes[0] = (byte) 255;
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
