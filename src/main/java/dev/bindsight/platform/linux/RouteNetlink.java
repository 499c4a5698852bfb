package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NETLINK_ROUTE;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_DUMP;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_REQUEST;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_GETADDR;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_GETLINK;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_GETNEIGH;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_RAW;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_RCVTIMEO;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.platform.linux.InetDiagMessages.Part;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Ifinfomsg;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlmsghdr;
import dev.bindsight.platform.linux.abi.ProcessAbi.Timeval;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * What rtnetlink(7) tells without a privilege: the addresses, the neighbours, and whether a device
 * has a carrier. A netlink socket for each question, as all are asked seldom.
 */
final class RouteNetlink {
    private static final int SEQUENCE = 1;

    /** struct nlmsghdr with the bigger one of struct ndmsg and struct ifinfomsg. */
    private static final int REQUEST = Nlmsghdr.SIZE + Ifinfomsg.SIZE;

    private final Libc libc;
    private final Devices devices;

    RouteNetlink(Libc libc, Devices devices) {
        this.libc = libc;
        this.devices = devices;
    }

    /**
     * The addresses of this network namespace; absent where the kernel does not tell them whole.
     */
    Optional<List<LocalAddress>> addresses() {
        return all(
                RTM_GETADDR,
                (part, length, found) ->
                        RouteMessages.addresses(part, length, SEQUENCE, devices::name, found::add));
    }

    /** The neighbour table; empty where the kernel does not tell it whole. */
    List<Neighbour> neighbours() {
        Optional<List<Neighbour>> told =
                all(
                        RTM_GETNEIGH,
                        (part, length, found) ->
                                RouteMessages.neighbours(
                                        part, length, SEQUENCE, devices::name, found::add));
        return told.orElseGet(List::of);
    }

    /** Whether a device is on and has no carrier. */
    boolean lacksCarrier(String device) {
        return links().flatMap(all -> link(device, all))
                .filter(link -> link.up() && !link.carrier())
                .isPresent();
    }

    /**
     * Whether a device is there and switched off; it need not have an address. Absent where the
     * kernel does not tell it whole.
     */
    Optional<Boolean> isDown(String device) {
        return links().map(all -> link(device, all).filter(link -> !link.up()).isPresent());
    }

    private Optional<List<RouteMessages.Link>> links() {
        return all(
                RTM_GETLINK,
                (part, length, found) -> RouteMessages.links(part, length, SEQUENCE, found::add));
    }

    private Optional<RouteMessages.Link> link(String device, List<RouteMessages.Link> all) {
        int index = devices.index(device).orElse(0);
        return all.stream().filter(link -> link.index() == index).findFirst();
    }

    /**
     * All of a kind. None where no descriptor is left: whoever is asked instead cannot open
     * anything either, and Java's own list of devices, which reads a file when it is first asked
     * for, would end in an Error.
     */
    private <T> Optional<List<T>> all(int type, Reader<T> reader) {
        int fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
        if (fd == -LinuxErrno.EMFILE || fd == -LinuxErrno.ENFILE) {
            return Optional.of(List.of());
        }
        if (fd < 0) {
            return Optional.empty();
        }
        var found = new ArrayList<T>();
        try {
            boolean whole =
                    ask(fd, type)
                            && receive(fd, (part, length) -> reader.read(part, length, found));
            return whole ? Optional.of(List.copyOf(found)) : Optional.empty();
        } finally {
            libc.close(fd);
        }
    }

    private boolean ask(int fd, int type) {
        MemorySegment struct = libc.scratch().struct;
        // the kernel answers at once; this only keeps a broken one from hanging the program
        struct.set(JAVA_LONG, Timeval.TV_SEC, 1);
        struct.set(JAVA_LONG, Timeval.TV_USEC, 0);
        libc.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, struct.address(), Timeval.SIZE);
        struct.asSlice(0, REQUEST).fill((byte) 0);
        struct.set(JAVA_INT, Nlmsghdr.NLMSG_LEN, REQUEST);
        struct.set(JAVA_SHORT, Nlmsghdr.NLMSG_TYPE, (short) type);
        struct.set(JAVA_SHORT, Nlmsghdr.NLMSG_FLAGS, (short) (NLM_F_REQUEST | NLM_F_DUMP));
        struct.set(JAVA_INT, Nlmsghdr.NLMSG_SEQ, SEQUENCE);
        return libc.send(fd, struct.address(), REQUEST, 0) == REQUEST;
    }

    /** Whether the answer was whole. */
    private boolean receive(int fd, ObjLongConsumer<MemorySegment> each) {
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
            each.accept(data, length);
            if (part instanceof Part.Done) {
                return true;
            }
        }
    }

    /** Takes one part of an answer. */
    @FunctionalInterface
    private interface Reader<T> {
        void read(MemorySegment part, long length, List<T> found);
    }
}
