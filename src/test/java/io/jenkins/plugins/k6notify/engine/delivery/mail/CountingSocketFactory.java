package io.jenkins.plugins.k6notify.engine.delivery.mail;

import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/** A socket factory of an administrator, which counts its sockets. */
final class CountingSocketFactory extends SocketFactory {

    private final AtomicInteger created;

    CountingSocketFactory(AtomicInteger created) {
        this.created = created;
    }

    @Override
    public Socket createSocket() {
        created.incrementAndGet();
        return new Socket();
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
}
