package io.jenkins.plugins.k6notify.engine.delivery.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/**
 * Creates the sockets of one attempt, from which at most {@value #MAX_BYTES} bytes can be read each. Closing ends an
 * attempt that waits for the server. Safe for use by several threads.
 */
final class SmtpSockets extends SocketFactory {

    /** More than all replies of a server, which Angus Mail keeps in memory. */
    static final int MAX_BYTES = 1 << 20;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new BoundedSocket();
        sockets.add(socket);
        if (closed) {
            close();
        }
        return socket;
    }

    /** Closes the sockets, and those that will be created. */
    void close() {
        closed = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is left to be closed.
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    private static final class BoundedSocket extends Socket {

        @Override
        public InputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream());
        }
    }

    private static final class BoundedStream extends FilterInputStream {

        private int left = MAX_BYTES;

        BoundedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return count(read, read);
        }

        private int count(int result, int bytes) throws IOException {
            if (result >= 0) {
                left -= bytes;
            }
            if (left < 0) {
                throw new IOException("more than " + MAX_BYTES + " bytes received");
            }
            return result;
        }
    }
}
