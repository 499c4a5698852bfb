package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IP;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IPV6;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPV6_RECVERR;
import static dev.bindsight.platform.linux.abi.SocketAbi.IP_RECVERR;
import static dev.bindsight.platform.linux.abi.TcpAbi.SO_EE_ORIGIN_ICMP;
import static dev.bindsight.platform.linux.abi.TcpAbi.SO_EE_ORIGIN_ICMP6;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;
import dev.bindsight.platform.linux.abi.SocketAbi.Cmsghdr;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn6;
import dev.bindsight.platform.linux.abi.TcpAbi.SockExtendedErr;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the control messages that recvmsg(2) gives for MSG_ERRQUEUE (ip(7), IP_RECVERR; cmsg(3)).
 * Pure: whatever the bytes are, no exception and no read outside them.
 */
final class ErrorQueue {
    private static final ValueLayout.OfInt NET_INT =
            JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private ErrorQueue() {}

    /** The first ICMP message among control messages. */
    static Optional<IcmpError> read(byte[] messages) {
        MemorySegment control = MemorySegment.ofArray(messages);
        long to = messages.length;
        long at = 0;
        while (to - at >= Cmsghdr.SIZE) {
            long length = control.get(JAVA_LONG_UNALIGNED, at + Cmsghdr.CMSG_LEN);
            if (length < Cmsghdr.SIZE || length > to - at) {
                return Optional.empty();
            }
            if (isError(control, at) && length >= Cmsghdr.SIZE + SockExtendedErr.SIZE) {
                Optional<IcmpError> error = error(control, at + Cmsghdr.SIZE, at + length);
                if (error.isPresent()) {
                    return error;
                }
            }
            at += length + 7 & ~7L;
        }
        return Optional.empty();
    }

    private static boolean isError(MemorySegment control, long at) {
        int level = control.get(JAVA_INT_UNALIGNED, at + Cmsghdr.CMSG_LEVEL);
        int type = control.get(JAVA_INT_UNALIGNED, at + Cmsghdr.CMSG_TYPE);
        return level == IPPROTO_IP && type == IP_RECVERR
                || level == IPPROTO_IPV6 && type == IPV6_RECVERR;
    }

    private static Optional<IcmpError> error(MemorySegment control, long at, long end) {
        int origin = control.get(JAVA_BYTE, at + SockExtendedErr.EE_ORIGIN);
        if (origin != SO_EE_ORIGIN_ICMP && origin != SO_EE_ORIGIN_ICMP6) {
            return Optional.empty();
        }
        AddressFamily family =
                origin == SO_EE_ORIGIN_ICMP ? AddressFamily.IPV4 : AddressFamily.IPV6;
        int type = Byte.toUnsignedInt(control.get(JAVA_BYTE, at + SockExtendedErr.EE_TYPE));
        int code = Byte.toUnsignedInt(control.get(JAVA_BYTE, at + SockExtendedErr.EE_CODE));
        return Optional.of(
                new IcmpError(family, type, code, sender(control, at + SockExtendedErr.SIZE, end)));
    }

    /** {@code SO_EE_OFFENDER}; its family is AF_UNSPEC where the sender is not known. */
    private static @Nullable IpAddress sender(MemorySegment control, long at, long end) {
        if (end - at < SockaddrIn.SIZE) {
            return null;
        }
        int family =
                Short.toUnsignedInt(control.get(JAVA_SHORT_UNALIGNED, at + SockaddrIn.SIN_FAMILY));
        if (family == AF_INET) {
            return IpAddress.ipv4(control.get(NET_INT, at + SockaddrIn.SIN_ADDR));
        }
        return family == AF_INET6 && end - at >= SockaddrIn6.SIZE
                ? IpAddress.ipv6(
                        control.get(NET_LONG, at + SockaddrIn6.SIN6_ADDR),
                        control.get(NET_LONG, at + SockaddrIn6.SIN6_ADDR + Long.BYTES))
                : null;
    }
}
