package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.Neighbour;
import dev.bindsight.platform.linux.InetDiagMessages.Part;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rtnetlink(7) tells without a privilege: the neighbours, and whether a device has a carrier.
 * A netlink socket for each question, as both are asked seldom.
 */
final class RouteNetlink {
    private static final int NETLINK_ROUTE = 0;
    private static final int NLM_F_REQUEST_DUMP = 0x1 | 0x300;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SEQUENCE = 1;

    /** struct nlmsghdr with the bigger one of struct ndmsg and struct ifinfomsg. */
    private static final int REQUEST = InetDiagMessages.HEADER + 16;

    private final Libc libc;
    private final Devices devices;

    RouteNetlink(Libc libc, Devices devices) {
        this.libc = libc;
        this.devices = devices;
    }

    /** The neighbour table; empty where the kernel does not tell it whole. */
    List<Neighbour> neighbours() {
        var found = new ArrayList<Neighbour>();
        boolean whole =
                dump(
                        RouteMessages.GET_NEIGHBOUR,
                        (part, length) ->
                                RouteMessages.neighbours(
                                        part, length, SEQUENCE, devices::name, found::add));
        return whole ? List.copyOf(found) : List.of();
    }

    /** Whether a device is on and has no carrier. */
    boolean lacksCarrier(String device) {
        return link(device).filter(link -> link.up() && !link.carrier()).isPresent();
    }

    /** Whether a device is there and switched off; it need not have an address. */
    boolean isDown(String device) {
        return link(device).filter(link -> !link.up()).isPresent();
    }

    private Optional<RouteMessages.Link> link(String device) {
        int index = devices.index(device).orElse(0);
        var found = new ArrayList<RouteMessages.Link>();
        dump(
                RouteMessages.GET_LINK,
                (part, length) -> RouteMessages.links(part, length, SEQUENCE, found::add));
        return found.stream().filter(link -> link.index() == index).findFirst();
    }

    /** Whether the answer was whole. */
    private boolean dump(int type, Reader reader) {
        int fd =
                libc.socket(
                        SockDiagSocket.AF_NETLINK, SockDiagSocket.SOCK_RAW_CLOEXEC, NETLINK_ROUTE);
        if (fd < 0) {
            return false;
        }
        try {
            MemorySegment struct = libc.scratch().struct;
            // the kernel answers at once; this only keeps a broken one from hanging the program
            struct.set(JAVA_LONG, 0, 1);
            struct.set(JAVA_LONG, 8, 0);
            libc.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, struct.address(), 16);
            struct.asSlice(0, REQUEST).fill((byte) 0);
            struct.set(JAVA_INT, 0, REQUEST);
            struct.set(JAVA_SHORT, 4, (short) type);
            struct.set(JAVA_SHORT, 6, (short) NLM_F_REQUEST_DUMP);
            struct.set(JAVA_INT, 8, SEQUENCE);
            struct.set(JAVA_BYTE, InetDiagMessages.HEADER, (byte) 0);
            return libc.send(fd, struct.address(), REQUEST, 0) == REQUEST && receive(fd, reader);
        } finally {
            libc.close(fd);
        }
    }

    private boolean receive(int fd, Reader reader) {
        MemorySegment data = libc.scratch().data;
        while (true) {
            int length = libc.recv(fd, data.address(), data.byteSize(), 0);
            if (length == -LinuxErrno.EINTR) {
                continue;
            }
            if (length <= 0) {
                return false;
            }
            Part part = InetDiagMessages.inspect(data, 0, length, SEQUENCE);
            if (part instanceof Part.Unreliable || part instanceof Part.Failed) {
                return false;
            }
            reader.read(data, length);
            if (part instanceof Part.Done) {
                return true;
            }
        }
    }

    /** Takes one part of an answer. */
    @FunctionalInterface
    private interface Reader {
        void read(MemorySegment part, long length);
    }
}
