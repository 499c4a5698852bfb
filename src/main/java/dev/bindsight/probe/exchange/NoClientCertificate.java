package dev.bindsight.probe.exchange;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Has no certificate to show, and hears that one was asked for: the engine turns to it only after a
 * CertificateRequest (RFC 8446 section 4.3.2, RFC 5246 section 7.4.4).
 */
final class NoClientCertificate extends X509ExtendedKeyManager {
    private boolean asked;

    /** Whether the server asked for a certificate of the client. */
    boolean forCertificate() {
        return asked;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal[] issuers, SSLEngine engine) {
        asked = true;
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return null;
    }
}
