package dev.bindsight.probe.exchange;

import dev.bindsight.model.Exchange.Certificate;
import dev.bindsight.model.TrustProblem;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Hears the server's certificates during the handshake, and lets it go on whatever they are: what
 * is wrong with them is to be said, and nothing that matters is sent over such a session.
 */
final class TrustRecorder extends X509ExtendedTrustManager {
    private final TrustCheck check;
    private @Nullable Certificate certificate;
    private List<TrustProblem> problems = List.of();

    TrustRecorder(TrustCheck check) {
        this.check = check;
    }

    /**
     * The server's certificate.
     *
     * @throws IllegalStateException before the handshake has come that far
     */
    Certificate certificate() {
        if (certificate == null) {
            throw new IllegalStateException("the server has shown no certificate yet");
        }
        return certificate;
    }

    /** Why the server is not trusted; empty if it is. */
    List<TrustProblem> problems() {
        return problems;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        certificate = CertificateFacts.of(chain[0]);
        problems = check.problems(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw onlyAnEngineAsks();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw onlyAnEngineAsks();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw onlyAnEngineAsks();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw onlyAnEngineAsks();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw onlyAnEngineAsks();
    }

    /** For servers only. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException onlyAnEngineAsks() {
        return new CertificateException("only the engine of a client asks");
    }
}
