package dev.bindsight.testbed;

import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.MachineFacts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The facts of a {@link ScriptedPlatform}: user ann (1000), pid 999, lo and eth0. */
public final class ScriptedMachine implements MachineFacts {
    private final Map<Uid, String> users = new HashMap<>();
    private final Map<String, Port> services = new HashMap<>();
    private final Map<String, Port> aliases = new HashMap<>();
    private final Map<Integer, String> devices = new TreeMap<>();
    private final List<LocalAddress> addresses = new ArrayList<>();
    private final Set<String> capabilities = new HashSet<>();
    private Uid uid = new Uid(1000);
    private boolean pidsAreOurs = true;
    private boolean unmapped;

    ScriptedMachine() {
        users.put(Uid.ROOT, "root");
        users.put(new Uid(1000), "ann");
        users.put(new Uid(33), "www-data");
        services.put("http", new Port(80));
        services.put("ssh", new Port(22));
        services.put("postgresql", new Port(5432));
        aliases.put("webcache", new Port(8080));
        devices.put(1, "lo");
        devices.put(2, "eth0");
        address("192.168.1.24", "eth0");
        address("::1", "lo");
        address("127.0.0.1", "lo");
    }

    /** Runs Bindsight as another user. */
    public ScriptedMachine runAs(long number) {
        uid = new Uid(number);
        return this;
    }

    /** Adds a user to the user database. */
    public ScriptedMachine user(long number, String name) {
        users.put(new Uid(number), name);
        return this;
    }

    /** Grants a capability. */
    public ScriptedMachine capability(String name) {
        capabilities.add(name);
        return this;
    }

    /** Adds an address. */
    public ScriptedMachine address(String text, String device) {
        IpAddress parsed = IpAddressText.parse(text).orElseThrow();
        addresses.add(new LocalAddress(parsed, device));
        return this;
    }

    /** Runs Bindsight in a user namespace that maps nobody: it and all others are 65534 there. */
    public void withNobodyMapped() {
        runAs(65_534);
        unmapped = true;
    }

    /** Puts Bindsight into a pid namespace of its own, with the /proc of another. */
    public void withForeignProc() {
        pidsAreOurs = false;
    }

    @Override
    public Uid uid() {
        return uid;
    }

    @Override
    public Optional<Pid> pid() {
        return Optional.of(new Pid(999));
    }

    @Override
    public boolean pidsAreOurs() {
        return pidsAreOurs;
    }

    @Override
    public boolean standsForOthers(Uid user) {
        return unmapped && user.number() == 65_534;
    }

    @Override
    public String userName(Uid user) {
        return users.getOrDefault(user, user.toString());
    }

    @Override
    public Optional<Uid> userNamed(String name) {
        return users.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<String> serviceName(Port port, Protocol protocol) {
        return services.entrySet().stream()
                .filter(entry -> entry.getValue().equals(port))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<Port> servicePort(String name, Protocol protocol) {
        return Optional.ofNullable(services.getOrDefault(name, aliases.get(name)));
    }

    @Override
    public Set<String> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public List<LocalAddress> addresses() {
        return List.copyOf(addresses);
    }

    @Override
    public Optional<String> interfaceName(int index) {
        return Optional.ofNullable(devices.get(index));
    }

    @Override
    public Optional<Integer> interfaceIndex(String name) {
        return devices.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<EphemeralPorts> ephemeralPorts() {
        return Optional.of(new EphemeralPorts(new Port(32_768), new Port(60_999)));
    }

    @Override
    public Optional<Port> unprivilegedPortStart() {
        return Optional.of(new Port(1024));
    }

    @Override
    public int descriptorLimit() {
        return 1024;
    }

    @Override
    public boolean hasIpv6() {
        return true;
    }

    @Override
    public Errno errno(ErrnoName name) {
        return switch (name) {
            case EADDRINUSE -> new Errno(name, 98);
            case EPERM -> new Errno(name, 1);
            case ETIMEDOUT -> new Errno(name, 110);
            case ESRCH -> new Errno(name, 3);
            default -> throw new IllegalArgumentException(name + " has no number here");
        };
    }

    @Override
    public Errno errno(int number) {
        return switch (number) {
            case 1 -> new Errno("EPERM", number);
            case 3 -> new Errno("ESRCH", number);
            case 98 -> new Errno("EADDRINUSE", number);
            case 111 -> new Errno("ECONNREFUSED", number);
            default -> new Errno("E" + number, number);
        };
    }
}
