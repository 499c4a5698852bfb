package dev.bindsight.probe.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What is to follow a TCP connect.
 *
 * @param host the name or address that the user gave, without brackets: the server is asked for it
 *     (SNI, RFC 6066) and its certificate is compared with it
 * @param tls whether a TLS handshake
 * @param firstBytes whether to wait for what the server says by itself, through TLS if there is a
 *     handshake; a server that is asked for a HEAD is not waited for before
 * @param head the path to ask for by HTTP HEAD, absent for none
 */
public record ExchangeOptions(String host, boolean tls, boolean firstBytes, @Nullable String head) {
    /** A wish without a HEAD. */
    public ExchangeOptions(String host, boolean tls, boolean firstBytes) {
        this(host, tls, firstBytes, null);
    }
}
