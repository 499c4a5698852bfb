package dev.bindsight.model;

/**
 * The part of {@code struct tcp_info} (linux/tcp.h) that people ask for.
 *
 * @param rttMicros smoothed round-trip time in microseconds
 * @param rttVarianceMicros its mean deviation in microseconds
 * @param retransmits segments sent again over the connection's life ({@code tcpi_total_retrans})
 * @param bytesAcked bytes sent and acknowledged
 * @param bytesReceived bytes received in order
 */
public record TcpInfo(
        long rttMicros,
        long rttVarianceMicros,
        long retransmits,
        long bytesAcked,
        long bytesReceived) {}
