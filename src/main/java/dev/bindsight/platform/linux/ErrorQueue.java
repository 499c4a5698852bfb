package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the control messages that recvmsg(2) gives for MSG_ERRQUEUE (ip(7), IP_RECVERR; cmsg(3)).
 * Pure: whatever the bytes are, no exception and no read outside them.
 *
 * {@snippet lang=c :
 * struct cmsghdr {              struct sock_extended_err {   // linux/errqueue.h
 *     size_t cmsg_len;   //  0      __u32 ee_errno;          //  0
 *     int    cmsg_level; //  8      __u8  ee_origin;         //  4
 *     int    cmsg_type;  // 12      __u8  ee_type;           //  5
 * };                     // 16      __u8  ee_code;           //  6
 *                                   __u8  ee_pad;            //  7
 *                                   __u32 ee_info;           //  8
 *                                   __u32 ee_data;           // 12
 *                               };                           // 16, then the offender's sockaddr
 * }
 */
final class ErrorQueue {
    private static final int HEADER = 16;
    private static final int ERROR = 16;
    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IP_RECVERR = 11;
    private static final int IPV6_RECVERR = 25;
    private static final int ORIGIN_ICMP = 2;
    private static final int ORIGIN_ICMP6 = 3;
    private static final ValueLayout.OfInt NET_INT =
            JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private ErrorQueue() {}

    /** The first ICMP message among the control messages from {@code from} to {@code to}. */
    static Optional<IcmpError> read(MemorySegment control, long from, long to) {
        long at = from;
        while (to - at >= HEADER) {
            long length = control.get(JAVA_LONG_UNALIGNED, at);
            if (length < HEADER || length > to - at) {
                return Optional.empty();
            }
            if (isError(control, at) && length >= HEADER + ERROR) {
                Optional<IcmpError> error = error(control, at + HEADER, at + length);
                if (error.isPresent()) {
                    return error;
                }
            }
            at += length + 7 & ~7L;
        }
        return Optional.empty();
    }

    private static boolean isError(MemorySegment control, long at) {
        int level = control.get(JAVA_INT_UNALIGNED, at + 8);
        int type = control.get(JAVA_INT_UNALIGNED, at + 12);
        return level == IPPROTO_IP && type == IP_RECVERR
                || level == IPPROTO_IPV6 && type == IPV6_RECVERR;
    }

    private static Optional<IcmpError> error(MemorySegment control, long at, long end) {
        int origin = control.get(JAVA_BYTE, at + 4);
        if (origin != ORIGIN_ICMP && origin != ORIGIN_ICMP6) {
            return Optional.empty();
        }
        AddressFamily family = origin == ORIGIN_ICMP ? AddressFamily.IPV4 : AddressFamily.IPV6;
        int type = Byte.toUnsignedInt(control.get(JAVA_BYTE, at + 5));
        int code = Byte.toUnsignedInt(control.get(JAVA_BYTE, at + 6));
        return Optional.of(new IcmpError(family, type, code, sender(control, at + ERROR, end)));
    }

    /** {@code SO_EE_OFFENDER}; its family is AF_UNSPEC where the sender is not known. */
    private static @Nullable IpAddress sender(MemorySegment control, long at, long end) {
        if (end - at < SocketAddress.SIZE_IPV4) {
            return null;
        }
        int family = Short.toUnsignedInt(control.get(JAVA_SHORT_UNALIGNED, at));
        if (family == InetDiagSocket.AF_INET) {
            return IpAddress.ipv4(control.get(NET_INT, at + 4));
        }
        return family == InetDiagSocket.AF_INET6 && end - at >= SocketAddress.SIZE_IPV6
                ? IpAddress.ipv6(control.get(NET_LONG, at + 8), control.get(NET_LONG, at + 16))
                : null;
    }
}
