package dev.bindsight.probe.exchange;

/**
 * What is to follow a TCP connect.
 *
 * @param host the name or address that the user gave, without brackets: the server is asked for it
 *     (SNI, RFC 6066) and its certificate is compared with it
 * @param tls whether a TLS handshake
 * @param firstBytes whether to wait for what the server says by itself, through TLS if there is a
 *     handshake
 */
public record ExchangeWish(String host, boolean tls, boolean firstBytes) {}
