package io.jenkins.plugins.k6notify.benchmarks.receiver;

import static okhttp3.tls.Certificates.decodeCertificatePem;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Self-signed certificates for 127.0.0.1: one that the sender trusts, and one that it does not trust. */
public final class Certificates {

    private static final String ADDRESS = "127.0.0.1";
    private static final String TRUSTED = "trusted.pem";

    private final SSLContext trusted;
    private final SSLContext untrusted;

    private Certificates(HeldCertificate trusted, HeldCertificate untrusted) {
        this.trusted = receiving(trusted);
        this.untrusted = receiving(untrusted);
    }

    /** Creates the certificates, and writes the trusted one to a directory. */
    public static Certificates create(Path directory) throws IOException {
        HeldCertificate trusted = selfSigned();
        Files.writeString(directory.resolve(TRUSTED), trusted.certificatePem());
        return new Certificates(trusted, selfSigned());
    }

    /** Returns the context of a sender that trusts the certificate in that directory, and no other. */
    public static SSLContext sending(Path directory) throws IOException {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(decodeCertificatePem(Files.readString(directory.resolve(TRUSTED))))
                .build()
                .sslContext();
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

    private static HeldCertificate selfSigned() {
        return new HeldCertificate.Builder().addSubjectAlternativeName(ADDRESS).build();
    }

    private static SSLContext receiving(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }
}
