package dev.bindsight.platform.portable;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.LocalAddresses;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.ServiceNames;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What else explains a refusal, as far as the JDK and OSHI tell it. */
final class PortableMachine implements MachineFacts {
    /** RFC 6335, section 6, which macOS and Windows keep to unless they are set otherwise. */
    private static final EphemeralPorts DYNAMIC =
            new EphemeralPorts(new Port(49_152), new Port(Port.MAX));

    private final OshiUsers users;
    private final SystemErrno numbers;
    private final Map<Uid, String> names = new ConcurrentHashMap<>();
    private final ServiceNames services = ServiceNames.load(Path.of("/etc/services"));

    PortableMachine(OshiUsers users, SystemErrno numbers) {
        this.users = users;
        this.numbers = numbers;
    }

    @Override
    public Uid uid() {
        return users.own();
    }

    @Override
    public Optional<Pid> pid() {
        return Optional.of(new Pid((int) ProcessHandle.current().pid()));
    }

    @Override
    public String userName(Uid uid) {
        // every process is listed for a name, and a table asks for one in every cell
        return names.computeIfAbsent(uid, asked -> users.name(asked).orElseGet(asked::toString));
    }

    @Override
    public Optional<Uid> userNamed(String name) {
        return users.named(name);
    }

    @Override
    public Optional<String> serviceName(Port port, Protocol protocol) {
        return services.name(port, protocol);
    }

    @Override
    public Optional<Port> servicePort(String name, Protocol protocol) {
        return services.port(name, protocol);
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    @Override
    public List<LocalAddress> addresses() {
        return LocalAddresses.read();
    }

    @Override
    public Optional<String> interfaceName(int index) {
        try {
            return index <= 0
                    ? Optional.empty()
                    : Optional.ofNullable(NetworkInterface.getByIndex(index))
                            .map(NetworkInterface::getName);
        } catch (SocketException noDevices) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Integer> interfaceIndex(String name) {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(name))
                    .map(NetworkInterface::getIndex);
        } catch (SocketException noDevices) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<EphemeralPorts> ephemeralPorts() {
        return Optional.of(DYNAMIC);
    }

    /**
     * Windows knows no privileged ports. macOS allows low ports on a wildcard since 10.14, but not
     * on a single address, so there the traditional 1024 stands.
     */
    @Override
    public Optional<Port> unprivilegedPortStart() {
        return Optional.of(new Port(numbers == SystemErrno.WINDOWS ? 0 : 1024));
    }

    /** What macOS grants a program that asks for no more; the JDK does not tell the real one. */
    @Override
    public int descriptorLimit() {
        return 256;
    }

    @Override
    public boolean hasIpv6() {
        return addresses().stream()
                .anyMatch(local -> local.address().family() == AddressFamily.IPV6);
    }

    @Override
    public Errno errno(ErrnoName name) {
        return numbers.of(name);
    }

    @Override
    public Errno errno(int number) {
        return numbers.of(number);
    }
}
