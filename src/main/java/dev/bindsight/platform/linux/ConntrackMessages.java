package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_IP_V4_DST;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_IP_V4_SRC;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_IP_V6_DST;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_IP_V6_SRC;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_PROTO_DST_PORT;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_PROTO_NUM;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_PROTO_SRC_PORT;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_TUPLE_IP;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_TUPLE_ORIG;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_TUPLE_PROTO;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CTA_TUPLE_REPLY;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CT_GET;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.CT_NEW;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.NLA_F_NESTED;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_REQUEST;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_TCP;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_UDP;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.platform.linux.abi.NetfilterAbi.Nfgenmsg;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlattr;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlmsghdr;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Asks conntrack for one connection and reads what it says (linux/netfilter/nfnetlink_conntrack.h).
 * Pure: whatever the bytes are, no exception and no read outside them.
 */
final class ConntrackMessages {
    private static final ValueLayout.OfShort NET_SHORT =
            JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT =
            JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final int HEAD = Nlmsghdr.SIZE + Nfgenmsg.SIZE;
    private static final int IPV6_BYTES = 16;

    private ConntrackMessages() {}

    /** Where packets of one direction come from, and where they go. */
    record Tuple(Endpoint source, Endpoint destination) {}

    /**
     * Both directions of a connection; where nothing is redirected one is the other turned round.
     *
     * @param original as whoever connected sends
     * @param reply as the answers come
     */
    record Tracked(Tuple original, Tuple reply) {}

    /**
     * Writes the question after a connection, in either direction, to the beginning of a segment.
     *
     * @return how many bytes it has
     */
    static int ask(MemorySegment segment, Protocol protocol, Tuple tuple, int sequence) {
        boolean ipv4 = tuple.source().address().family() == AddressFamily.IPV4;
        segment.asSlice(0, HEAD).fill((byte) 0);
        segment.set(JAVA_SHORT_UNALIGNED, Nlmsghdr.NLMSG_TYPE, (short) CT_GET);
        segment.set(JAVA_SHORT_UNALIGNED, Nlmsghdr.NLMSG_FLAGS, (short) NLM_F_REQUEST);
        segment.set(JAVA_INT_UNALIGNED, Nlmsghdr.NLMSG_SEQ, sequence);
        segment.set(
                JAVA_BYTE,
                Nlmsghdr.SIZE + Nfgenmsg.NFGEN_FAMILY,
                (byte) SocketAddress.family(tuple.source().address().family()));
        int whole = HEAD;
        int address = whole + Nlattr.SIZE;
        int at = address + Nlattr.SIZE;
        at = putAddress(segment, at, ipv4 ? CTA_IP_V4_SRC : CTA_IP_V6_SRC, tuple.source());
        at = putAddress(segment, at, ipv4 ? CTA_IP_V4_DST : CTA_IP_V6_DST, tuple.destination());
        close(segment, address, at, CTA_TUPLE_IP | NLA_F_NESTED);
        int ports = at;
        at += Nlattr.SIZE;
        segment.set(JAVA_INT_UNALIGNED, at + Nlattr.SIZE, 0);
        segment.set(
                JAVA_BYTE,
                at + Nlattr.SIZE,
                (byte) (protocol == Protocol.TCP ? IPPROTO_TCP : IPPROTO_UDP));
        at = close(segment, at, at + Nlattr.SIZE + 1, CTA_PROTO_NUM);
        at = putPort(segment, at, CTA_PROTO_SRC_PORT, tuple.source());
        at = putPort(segment, at, CTA_PROTO_DST_PORT, tuple.destination());
        close(segment, ports, at, CTA_TUPLE_PROTO | NLA_F_NESTED);
        close(segment, whole, at, CTA_TUPLE_ORIG | NLA_F_NESTED);
        segment.set(JAVA_INT_UNALIGNED, Nlmsghdr.NLMSG_LEN, at);
        return at;
    }

    private static int putAddress(MemorySegment segment, int at, int type, Endpoint endpoint) {
        IpAddress address = endpoint.address();
        int data = at + Nlattr.SIZE;
        if (address.family() == AddressFamily.IPV4) {
            segment.set(NET_INT, data, (int) address.low());
            return close(segment, at, data + Integer.BYTES, type);
        }
        segment.set(NET_LONG, data, address.high());
        segment.set(NET_LONG, data + Long.BYTES, address.low());
        return close(segment, at, data + IPV6_BYTES, type);
    }

    private static int putPort(MemorySegment segment, int at, int type, Endpoint endpoint) {
        int data = at + Nlattr.SIZE;
        segment.set(JAVA_INT_UNALIGNED, data, 0);
        segment.set(NET_SHORT, data, (short) endpoint.port().number());
        return close(segment, at, data + Short.BYTES, type);
    }

    /** Ends the attribute that begins at {@code at}; returns where the next one begins. */
    private static int close(MemorySegment segment, int at, int end, int type) {
        segment.set(JAVA_SHORT_UNALIGNED, at + Nlattr.NLA_LEN, (short) (end - at));
        segment.set(JAVA_SHORT_UNALIGNED, at + Nlattr.NLA_TYPE, (short) type);
        return end + 3 & ~3;
    }

    /** Reads an answer; null where it is none. */
    static @Nullable Tracked read(MemorySegment message, long length) {
        if (length < HEAD
                || message.get(JAVA_SHORT_UNALIGNED, Nlmsghdr.NLMSG_TYPE) != (short) CT_NEW) {
            return null;
        }
        long end =
                Math.min(
                        length,
                        Integer.toUnsignedLong(
                                message.get(JAVA_INT_UNALIGNED, Nlmsghdr.NLMSG_LEN)));
        Tuple original = tuple(message, end, CTA_TUPLE_ORIG);
        Tuple reply = tuple(message, end, CTA_TUPLE_REPLY);
        return original == null || reply == null ? null : new Tracked(original, reply);
    }

    private static @Nullable Tuple tuple(MemorySegment message, long end, int type) {
        long whole = NetlinkAttributes.find(message, HEAD, end, type, 0);
        if (whole < 0) {
            return null;
        }
        long wholeEnd = dataEnd(message, whole);
        long ip = NetlinkAttributes.find(message, whole, wholeEnd, CTA_TUPLE_IP, 0);
        long proto = NetlinkAttributes.find(message, whole, wholeEnd, CTA_TUPLE_PROTO, 0);
        if (ip < 0 || proto < 0) {
            return null;
        }
        IpAddress from = address(message, ip, CTA_IP_V4_SRC, CTA_IP_V6_SRC);
        IpAddress to = address(message, ip, CTA_IP_V4_DST, CTA_IP_V6_DST);
        Port fromPort = port(message, proto, CTA_PROTO_SRC_PORT);
        Port toPort = port(message, proto, CTA_PROTO_DST_PORT);
        return from == null || to == null || fromPort == null || toPort == null
                ? null
                : new Tuple(new Endpoint(from, fromPort), new Endpoint(to, toPort));
    }

    private static @Nullable IpAddress address(MemorySegment message, long ip, int v4, int v6) {
        long end = dataEnd(message, ip);
        long at = NetlinkAttributes.find(message, ip, end, v4, Integer.BYTES);
        if (at >= 0) {
            return IpAddress.ipv4(message.get(NET_INT, at));
        }
        at = NetlinkAttributes.find(message, ip, end, v6, IPV6_BYTES);
        return at < 0
                ? null
                : IpAddress.ipv6(message.get(NET_LONG, at), message.get(NET_LONG, at + Long.BYTES));
    }

    private static @Nullable Port port(MemorySegment message, long proto, int type) {
        long at =
                NetlinkAttributes.find(message, proto, dataEnd(message, proto), type, Short.BYTES);
        return at < 0 ? null : new Port(Short.toUnsignedInt(message.get(NET_SHORT, at)));
    }

    /** Where the data of an attribute ends that begins at {@code data}; found, it is inside. */
    private static long dataEnd(MemorySegment message, long data) {
        long head = data - Nlattr.SIZE;
        return head + Short.toUnsignedInt(message.get(JAVA_SHORT_UNALIGNED, head + Nlattr.NLA_LEN));
    }
}
