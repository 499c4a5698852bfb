package dev.bindsight.platform.portable;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.CopiedSocketView;

import oshi.software.os.InternetProtocolStats.IPConnection;

import java.nio.ByteBuffer;

/**
 * One of OSHI's connections as a socket. OSHI calls the protocol {@code tcp4}, {@code tcp6}, {@code
 * tcp46}, {@code udp4} and so on, gives addresses of 4 or 16 bytes, or none for a wildcard where
 * the system prints {@code *}, and -1 for an owner that it does not know.
 */
final class OshiSocketView extends CopiedSocketView {
    /** Shows another connection from now on. */
    void show(IPConnection connection) {
        String type = connection.getType();
        protocol = type.startsWith("udp") ? Protocol.UDP : Protocol.TCP;
        family = type.endsWith("6") ? AddressFamily.IPV6 : AddressFamily.IPV4;
        localHigh = high(connection.getLocalAddress());
        localLow = low(connection.getLocalAddress());
        localPort = connection.getLocalPort();
        remoteHigh = high(connection.getForeignAddress());
        remoteLow = low(connection.getForeignAddress());
        remotePort = connection.getForeignPort();
        receiveQueue = connection.getReceiveQueue();
        sendQueue = connection.getTransmitQueue();
        ownerPid = Math.max(0, connection.getowningProcessId());
        state = state(connection).number();
    }

    private TcpState state(IPConnection connection) {
        if (protocol == Protocol.UDP) {
            return remotePort == 0 ? TcpState.CLOSE : TcpState.ESTABLISHED;
        }
        return switch (connection.getState()) {
            case ESTABLISHED -> TcpState.ESTABLISHED;
            case SYN_SENT -> TcpState.SYN_SENT;
            case SYN_RECV -> TcpState.SYN_RECV;
            case FIN_WAIT_1 -> TcpState.FIN_WAIT1;
            case FIN_WAIT_2 -> TcpState.FIN_WAIT2;
            case TIME_WAIT -> TcpState.TIME_WAIT;
            case CLOSE_WAIT -> TcpState.CLOSE_WAIT;
            case LAST_ACK -> TcpState.LAST_ACK;
            case LISTEN -> TcpState.LISTEN;
            case CLOSING -> TcpState.CLOSING;
            case CLOSED, NONE, UNKNOWN -> TcpState.CLOSE;
            case null -> TcpState.CLOSE;
        };
    }

    private static long high(byte[] address) {
        return address.length == 16 ? ByteBuffer.wrap(address).getLong() : 0;
    }

    private long low(byte[] address) {
        if (address.length == 16) {
            return ByteBuffer.wrap(address).getLong(Long.BYTES);
        }
        if (address.length != 4) {
            return 0;
        }
        long bits = Integer.toUnsignedLong(ByteBuffer.wrap(address).getInt());
        boolean mapped = family == AddressFamily.IPV6 && bits != 0;
        return mapped ? 0xFFFFL << 32 | bits : bits;
    }
}
