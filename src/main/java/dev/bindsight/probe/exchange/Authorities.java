package dev.bindsight.probe.exchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom a chain of certificates has to lead to. */
final class Authorities {
    private final @Nullable KeyStore store;
    private @Nullable X509ExtendedTrustManager known;

    private Authorities(@Nullable KeyStore store) {
        this.store = store;
    }

    /** The authorities that the Java runtime comes with. */
    static Authorities ofRuntime() {
        return new Authorities(null);
    }

    /** One certificate that is believed by itself. */
    static Authorities only(X509Certificate certificate) {
        return new Authorities(storeOf(certificate));
    }

    /**
     * Checks the path from a certificate to an authority, with its dates and algorithms, but not
     * the name.
     *
     * @throws CertificateException if there is none
     */
    void checkPath(X509Certificate[] chain, String authType) throws CertificateException {
        known().checkServerTrusted(chain, authType);
    }

    /**
     * Whether a certificate is for the name that the engine asked for (RFC 9110, section 4.3.4). A
     * trust manager is asked that takes this very certificate for an authority, so that nothing but
     * the name can be wrong.
     */
    static boolean isForName(X509Certificate certificate, String authType, SSLEngine engine) {
        X509ExtendedTrustManager trusting = only(certificate).known();
        X509Certificate[] alone = {certificate};
        return accepts(() -> trusting.checkServerTrusted(alone, authType, engine))
                // it is no certificate for servers: that is told of the path
                || !accepts(() -> trusting.checkServerTrusted(alone, authType));
    }

    /** Loaded when it is first needed, which takes tens of milliseconds. */
    private synchronized X509ExtendedTrustManager known() {
        if (known == null) {
            known = manager(store);
        }
        return known;
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Stream.of(factory.getTrustManagers())
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime can check a path", e);
        }
    }

    private static KeyStore storeOf(X509Certificate certificate) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("it", certificate);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java runtime can keep a certificate", e);
        }
    }

    private interface Check {
        void make() throws CertificateException;
    }

    private static boolean accepts(Check check) {
        try {
            check.make();
            return true;
        } catch (CertificateException refused) {
            return false;
        }
    }
}
