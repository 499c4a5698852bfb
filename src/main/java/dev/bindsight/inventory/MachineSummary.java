package dev.bindsight.inventory;

import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Privileges;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Route;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.MachineFacts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a screen says of this machine besides its sockets: who Bindsight runs as and what it may do,
 * and the names of users, services and devices. A table asks for names in every cell: those of
 * services are looked up once and kept, those of users the platform keeps for as long as it may.
 * Safe for use by several threads.
 */
public final class MachineSummary {
    private final MachineFacts facts;
    private final String hostName;
    private volatile @Nullable Boolean hasIpv6;
    private final Map<Service, Optional<String>> services = new ConcurrentHashMap<>();

    /**
     * Over the facts of a machine.
     *
     * @param hostName the name of the machine, as {@code uname -n} prints it
     */
    public MachineSummary(MachineFacts facts, String hostName) {
        this.facts = facts;
        this.hostName = hostName;
    }

    /** The name of the machine. */
    public String hostName() {
        return hostName;
    }

    /** The user Bindsight runs as. */
    public Uid uid() {
        return facts.uid();
    }

    /** Bindsight's own pid as the inventory numbers it; empty where it does not show it. */
    public Optional<Pid> self() {
        return facts.pid();
    }

    /** Whether a process of the inventory is Bindsight's own. */
    public boolean isSelf(Pid process) {
        return self().filter(process::equals).isPresent();
    }

    /** Whether a pid of the inventory means the same process to a system call made here. */
    public boolean pidsAreOurs() {
        return facts.pidsAreOurs();
    }

    /** The name of the user Bindsight runs as. */
    public String user() {
        return userName(uid());
    }

    /** Effective capabilities, as {@code CAP_KILL}; empty where there are none or it is unknown. */
    public Set<String> capabilities() {
        return facts.capabilities();
    }

    /** Who we are and what we may do. */
    public Privileges privileges() {
        return new Privileges(user(), facts.capabilities().size());
    }

    /**
     * Whether Bindsight may do what a capability such as {@code CAP_KILL} allows, as far as known.
     */
    public boolean has(String capability) {
        boolean untold = facts.capabilities().isEmpty();
        return untold ? uid().equals(Uid.ROOT) : facts.capabilities().contains(capability);
    }

    /** Whether the system says itself that Bindsight has a capability, in its user namespace. */
    public boolean isGranted(String capability) {
        return facts.capabilities().contains(capability);
    }

    /** The name of a user, or the number as text where the user database has none. */
    public String userName(Uid uid) {
        return facts.userName(uid);
    }

    /** The IANA service name of a port, such as {@code postgresql}. */
    public Optional<String> serviceName(Port port, Protocol protocol) {
        return services.computeIfAbsent(
                new Service(port, protocol),
                asked -> facts.serviceName(asked.port(), asked.protocol()));
    }

    /** The port of an IANA service name. */
    public Optional<Port> servicePort(String name, Protocol protocol) {
        return facts.servicePort(name, protocol);
    }

    /** The machine's addresses with the device each is on, loopback last; read anew each time. */
    public List<LocalAddress> addresses() {
        return facts.addresses();
    }

    /** Whether an address is loopback or one of the machine's own. */
    public boolean isHere(IpAddress address) {
        return address.isLoopback() || isHere(address, addresses());
    }

    static boolean isHere(IpAddress address, List<LocalAddress> addresses) {
        IpAddress plain = address.unmapped();
        return plain.isLoopback()
                || addresses.stream().anyMatch(own -> own.address().equals(plain));
    }

    /** The routes of the main table; empty where the system does not tell; read anew each time. */
    public List<Route> routes() {
        return facts.routes();
    }

    /** What keeps an IPv6 address of this machine from being used; empty for nothing known. */
    public Optional<DuplicateCheck> duplicateCheck(IpAddress address, @Nullable String device) {
        return facts.duplicateCheck(address, device);
    }

    /** Whether a device is there and switched off. */
    public boolean isDown(String device) {
        return facts.isDown(device);
    }

    /** A time zone that tells each of these moments as the clock on the wall here does. */
    public ZoneId zoneOf(Collection<Instant> moments) {
        return facts.zoneOf(moments);
    }

    /** Whether a device is there, switched on and without a carrier. */
    public boolean lacksCarrier(String device) {
        return facts.lacksCarrier(device);
    }

    /** The neighbour table; empty where the system does not tell; read anew each time. */
    public List<Neighbour> neighbours() {
        return facts.neighbours();
    }

    /** Name of the device with that index. */
    public Optional<String> interfaceName(int index) {
        return facts.interfaceName(index);
    }

    /** Whether there is a device, named by its name or its index (RFC 4007, section 11.2). */
    public boolean hasDevice(String device) {
        int index = facts.scopeIndex(device);
        return index != 0 && facts.interfaceName(index).isPresent();
    }

    /** Index of a device, 0 if there is none. */
    public int interfaceIndex(String device) {
        return facts.interfaceIndex(device).orElse(0);
    }

    /** The ports that the kernel itself picks from; empty where that cannot be read. */
    public Optional<EphemeralPorts> ephemeralPorts() {
        return facts.ephemeralPorts();
    }

    /** The lowest port that needs no privilege; empty where that cannot be read. */
    public Optional<Port> unprivilegedPortStart() {
        return facts.unprivilegedPortStart();
    }

    /** Whether IPv6 sockets can be made; tried once, as a kernel keeps to it until it is booted. */
    public boolean hasIpv6() {
        Boolean known = hasIpv6;
        if (known == null) {
            known = facts.hasIpv6();
            hasIpv6 = known;
        }
        return known;
    }

    /**
     * Reads what is read once and kept: the names of services, and whether there is IPv6. May
     * block; after it {@link #hasIpv6}, {@link #servicePort} and {@link #serviceName} do not.
     */
    public void readAhead() {
        hasIpv6();
        serviceName(new Port(80), Protocol.TCP);
    }

    private record Service(Port port, Protocol protocol) {}
}
