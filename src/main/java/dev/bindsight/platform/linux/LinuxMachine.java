package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.ProcessAbi.RLIMIT_NOFILE;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_DGRAM;

import dev.bindsight.model.AddressFamily;
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
import dev.bindsight.platform.LocalAddresses;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.ServiceNames;
import dev.bindsight.platform.linux.abi.ProcessAbi.Rlimit;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What else explains a refusal, from libc, /proc/sys (proc_sys_net(5)) and services(5). */
final class LinuxMachine implements MachineFacts {
    private final Libc libc;
    private final ProcFiles proc;
    private final Credentials credentials;
    private final Devices devices;
    private final RouteNetlink netlink;
    private final Users users;
    private final Path serviceFile;
    private @Nullable ServiceNames services;

    LinuxMachine(
            Libc libc, ProcFiles proc, Credentials credentials, Devices devices, Path serviceFile) {
        this.libc = libc;
        this.proc = proc;
        this.credentials = credentials;
        this.devices = devices;
        netlink = new RouteNetlink(libc, devices);
        this.serviceFile = serviceFile;
        users = new Users(libc, credentials::isUnmapped, System::nanoTime);
    }

    @Override
    public List<KernelDevice> kernelServices() {
        return new KernelDevices(libc).services();
    }

    @Override
    public Uid uid() {
        return credentials.uid();
    }

    @Override
    public Optional<Pid> pid() {
        return proc.self();
    }

    @Override
    public boolean pidsAreOurs() {
        return pid().filter(new Pid(libc.getpid())::equals).isPresent();
    }

    @Override
    public String userName(Uid uid) {
        return users.name(uid);
    }

    @Override
    public boolean standsForOthers(Uid uid) {
        return credentials.standsForOthers(uid);
    }

    @Override
    public Optional<Uid> userNamed(String name) {
        return users.named(name);
    }

    @Override
    public Optional<String> serviceName(Port port, Protocol protocol) {
        return services().name(port, protocol);
    }

    @Override
    public Optional<Port> servicePort(String name, Protocol protocol) {
        return services().port(name, protocol);
    }

    @Override
    public Set<String> capabilities() {
        return credentials.capabilities();
    }

    @Override
    public List<LocalAddress> addresses() {
        return netlink.addresses().map(LocalAddresses::inOrder).orElseGet(LocalAddresses::read);
    }

    @Override
    public Optional<DuplicateCheck> duplicateCheck(IpAddress address, @Nullable String device) {
        String all = proc.content(libc.scratch().begin().add("net/if_inet6"));
        return Ipv6Addresses.check(all, address, device);
    }

    @Override
    public boolean isDown(String device) {
        return netlink.isDown(device).orElseGet(() -> LocalAddresses.isDown(device));
    }

    @Override
    public boolean lacksCarrier(String device) {
        return netlink.lacksCarrier(device);
    }

    @Override
    public List<Neighbour> neighbours() {
        return netlink.neighbours();
    }

    @Override
    public ZoneId zoneOf(Collection<Instant> moments) {
        return new WallClock(libc).zoneOf(moments);
    }

    @Override
    public List<Route> routes() {
        return RouteTables.read(proc, libc.scratch());
    }

    @Override
    public Optional<String> interfaceName(int index) {
        return devices.name(index);
    }

    @Override
    public Optional<Integer> interfaceIndex(String name) {
        return devices.index(name);
    }

    @Override
    public Optional<EphemeralPorts> ephemeralPorts() {
        String[] ends = sysctl("ip_local_port_range").split("\\s+");
        Optional<Port> first = port(ends[0]);
        Optional<Port> last = port(ends[ends.length - 1]);
        return first.flatMap(lowest -> last.map(highest -> new EphemeralPorts(lowest, highest)));
    }

    @Override
    public Optional<Port> unprivilegedPortStart() {
        return port(sysctl("ip_unprivileged_port_start"));
    }

    @Override
    public int descriptorLimit() {
        var struct = libc.scratch().struct;
        libc.getrlimit(RLIMIT_NOFILE, struct.address());
        long limit = struct.get(ValueLayout.JAVA_LONG, Rlimit.RLIM_CUR);
        // RLIM_INFINITY is the greatest number without a sign
        return Long.compareUnsigned(limit, Integer.MAX_VALUE) > 0 ? Integer.MAX_VALUE : (int) limit;
    }

    @Override
    public boolean hasIpv6() {
        int fd =
                libc.socket(SocketAddress.family(AddressFamily.IPV6), SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (fd >= 0) {
            libc.close(fd);
        }
        return fd >= 0;
    }

    @Override
    public Errno errno(ErrnoName name) {
        return LinuxErrno.of(name);
    }

    @Override
    public Errno errno(int number) {
        return LinuxErrno.of(number);
    }

    /** Read when the first name is asked for, which many commands never do. */
    private synchronized ServiceNames services() {
        ServiceNames loaded = services;
        if (loaded == null) {
            loaded = ServiceNames.load(serviceFile);
            services = loaded;
        }
        return loaded;
    }

    /** A setting of the network namespace; the IPv4 names count for IPv6 too. */
    private String sysctl(String name) {
        return proc.content(libc.scratch().begin().add("sys/net/ipv4/").add(name)).strip();
    }

    private static Optional<Port> port(String digits) {
        var number = ProcText.number(digits, 10);
        return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= Port.MAX
                ? Optional.of(new Port((int) number.getAsLong()))
                : Optional.empty();
    }
}
