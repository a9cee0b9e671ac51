package io.jenkins.plugins.k6notify.benchmarks.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for 127.0.0.1, made with the JDK's keytool: one that the sender trusts, and one that it does not. */
public final class Certificates {

    private static final String PASSWORD = "benchmark";

    private final Path directory;
    private final SSLContext trusted;
    private final SSLContext untrusted;

    private Certificates(Path directory) throws IOException, GeneralSecurityException {
        this.directory = directory;
        this.trusted = receiving(store("trusted"));
        this.untrusted = receiving(store("untrusted"));
    }

    /** Makes them in a directory. */
    public static Certificates make(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        for (String name : new String[] {"trusted", "untrusted"}) {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            name,
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=ip:127.0.0.1",
                            "-keyalg",
                            "EC",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            directory.resolve(name + ".p12").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool ended with " + keytool.exitValue());
            }
        }
        return new Certificates(directory);
    }

    /** What a sender uses that trusts the one and not the other. */
    public static SSLContext sending(Path directory) throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(directory.resolve("trusted.p12")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    Socket secured(Socket connection, boolean withUntrusted) throws IOException {
        SSLContext context = withUntrusted ? untrusted : trusted;
        Socket secured = context.getSocketFactory()
                .createSocket(connection, connection.getInetAddress().getHostAddress(), connection.getPort(), true);
        if (secured instanceof SSLSocket tls) {
            tls.setUseClientMode(false);
        }
        return secured;
    }

    private KeyStore store(String name) throws IOException, GeneralSecurityException {
        return load(directory.resolve(name + ".p12"));
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }

    private static SSLContext receiving(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
