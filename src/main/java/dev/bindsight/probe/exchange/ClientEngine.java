package dev.bindsight.probe.exchange;

import dev.bindsight.model.IpAddressText;

import java.security.GeneralSecurityException;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** Makes the engine of a client. */
final class ClientEngine {
    private ClientEngine() {}

    /**
     * An engine that asks for a host by SNI (RFC 6066, section 3), also for a name without a dot,
     * for which the JDK alone would not. It has a context of its own, so that no session of before
     * is resumed.
     *
     * @param host a name or an address, a scope may follow it
     */
    static SSLEngine of(String host, int port, TrustManager judge, KeyManager asked) {
        String bare = host.replaceFirst("%.*", "");
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {asked}, new TrustManager[] {judge}, null);
            SSLEngine engine = context.createSSLEngine(bare, port);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(serverNames(bare));
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }

    private static List<javax.net.ssl.SNIServerName> serverNames(String host) {
        if (IpAddressText.parse(host).isPresent()) {
            return List.of();
        }
        try {
            return List.of(
                    new SNIHostName(
                            host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
        } catch (IllegalArgumentException noHostName) {
            // an underscore, say: it can be looked up, but not asked for
            return List.of();
        }
    }
}
