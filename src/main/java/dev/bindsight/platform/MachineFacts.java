package dev.bindsight.platform;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Route;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What explains a refusal and is neither a socket nor a process. */
public interface MachineFacts {
    /** The parts of the kernel that have ports of their own and can be told by name, read now. */
    default List<KernelDevice> kernelServices() {
        return List.of();
    }

    /** The effective user Bindsight runs as. */
    Uid uid();

    /**
     * Bindsight's own pid, as the {@link ProcessTable} numbers it.
     *
     * @return empty where that shows a pid namespace in which Bindsight has none
     */
    Optional<Pid> pid();

    /**
     * Whether the pids of the {@link ProcessTable} are those that system calls of this process
     * take. They are not where /proc was mounted in another pid namespace (nsenter without the
     * mounts, unshare --pid without --mount-proc, a container that was given the host's /proc):
     * there the same number means another process.
     */
    default boolean pidsAreOurs() {
        return true;
    }

    /** The name of a user, or the number as text where the user database has none. */
    String userName(Uid uid);

    /**
     * Whether a number stands for every user that this user namespace has no number for, as in a
     * rootless container (user_namespaces(7), "Unmapped user and group IDs"). Two that have this
     * number need not be the same user, even where it is Bindsight's own.
     */
    default boolean standsForOthers(Uid uid) {
        return false;
    }

    /** The user with that name. */
    Optional<Uid> userNamed(String name);

    /** IANA service name of a port, from the system's list or the one Bindsight brings. */
    Optional<String> serviceName(Port port, Protocol protocol);

    /** The port of a service name. */
    Optional<Port> servicePort(String name, Protocol protocol);

    /** Effective capabilities, as {@code CAP_KILL}; empty where there are none or it is unknown. */
    Set<String> capabilities();

    /** The machine's addresses, with the device each is on, loopback last. */
    List<LocalAddress> addresses();

    /** Name of the device with that index; empty if there is none. */
    Optional<String> interfaceName(int index);

    /** Index of a device; empty if there is none. */
    Optional<Integer> interfaceIndex(String name);

    /**
     * The scope of a link-local address as the kernel takes it ({@code sin6_scope_id}, ipv6(7)).
     *
     * @param scope what stands behind the percent sign: the name of a device or its index (RFC
     *     4007, section 11.2)
     * @return the index; 0 if there is no such device, which the kernel refuses in its own words
     */
    default int scopeIndex(@Nullable String scope) {
        if (scope == null) {
            return 0;
        }
        boolean index =
                !scope.isEmpty()
                        && scope.length() <= 9
                        && scope.chars().allMatch(c -> c >= '0' && c <= '9');
        return interfaceIndex(scope).orElseGet(() -> index ? Integer.parseInt(scope) : 0);
    }

    /** The scope of a place as bind(2) takes it: 0 where its address is not a link-local one. */
    default int scopeIndex(BindPlace place) {
        return place.endpoint().address().isLinkLocal() ? scopeIndex(place.interfaceName()) : 0;
    }

    /**
     * What keeps an IPv6 address of this machine from being used; empty for an address that can be,
     * and where the system does not tell.
     *
     * @param device the device that has it, absent for any
     */
    default Optional<DuplicateCheck> duplicateCheck(IpAddress address, @Nullable String device) {
        return Optional.empty();
    }

    /** Whether a device is there and switched off. */
    default boolean isDown(String device) {
        return false;
    }

    /** Whether a device is there, switched on and without a carrier: no cable, no peer. */
    default boolean lacksCarrier(String device) {
        return false;
    }

    /** The neighbour table, of both families; empty where the system does not tell. */
    default List<Neighbour> neighbours() {
        return List.of();
    }

    /** The routes of the main table, of both families; empty where the system does not tell. */
    default List<Route> routes() {
        return List.of();
    }

    /** A time zone that tells each of these moments as the clock on the wall here does. */
    default ZoneId zoneOf(Collection<Instant> moments) {
        return ZoneId.systemDefault();
    }

    /** The ephemeral ports, {@code ip_local_port_range}; empty where that cannot be read. */
    Optional<EphemeralPorts> ephemeralPorts();

    /**
     * The lowest port that needs no privilege, {@code ip_unprivileged_port_start}; empty where that
     * cannot be read.
     */
    Optional<Port> unprivilegedPortStart();

    /** How many descriptors this process may have open, {@code RLIMIT_NOFILE} (getrlimit(2)). */
    int descriptorLimit();

    /** Whether IPv6 sockets can be made. */
    boolean hasIpv6();

    /** An error with this system's number for it. */
    Errno errno(ErrnoName name);

    /** The errno with that number on this system, which is greater than 0. */
    Errno errno(int number);
}
