package dev.bindsight.inventory.name;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SystemdUnit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The .socket units that are installed, by what they listen on (systemd.socket(5)). Systemd opens
 * their sockets itself, so only these lines tell which unit a socket of PID 1 belongs to.
 */
public final class SocketUnits {
    private final List<Line> lines;

    private SocketUnits(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * A unit file.
     *
     * @param unit which unit it defines
     * @param text its text
     */
    public record Source(SystemdUnit unit, String text) {}

    /** Where a unit listens; no address means every address. */
    private record Line(
            SystemdUnit unit, Protocol protocol, @Nullable IpAddress address, Port port) {}

    /**
     * Reads {@code ListenStream=} and {@code ListenDatagram=} of unit files; anything else is
     * skipped.
     */
    public static SocketUnits parse(List<Source> files) {
        var lines = new ArrayList<Line>();
        for (Source file : files) {
            for (String line : file.text().lines().map(String::strip).toList()) {
                int equals = line.indexOf('=');
                String key = equals < 0 ? "" : line.substring(0, equals).strip();
                Protocol protocol =
                        switch (key) {
                            case "ListenStream" -> Protocol.TCP;
                            case "ListenDatagram" -> Protocol.UDP;
                            default -> null;
                        };
                if (protocol != null) {
                    read(file.unit(), protocol, line.substring(equals + 1).strip())
                            .ifPresent(lines::add);
                }
            }
        }
        return new SocketUnits(lines);
    }

    private static Optional<Line> read(SystemdUnit unit, Protocol protocol, String value) {
        return HostAndPort.parse(value)
                .flatMap(place ->
                        place.host().isEmpty()
                                ? Optional.of(new Line(unit, protocol, null, place.port()))
                                : IpAddressText.parse(place.host())
                                        .map(address ->
                                                new Line(unit, protocol, address, place.port())));
    }

    /**
     * The unit that listens on an address: one that names the address before one that names the
     * port alone. Empty if no unit does, or if two are equally good and so neither is known to be
     * it.
     */
    public Optional<SystemdUnit> listeningOn(Protocol protocol, Endpoint local) {
        List<SystemdUnit> exact = matching(protocol, local, local.address());
        List<SystemdUnit> units = exact.isEmpty() ? matching(protocol, local, null) : exact;
        return units.size() == 1 ? Optional.of(units.getFirst()) : Optional.empty();
    }

    private List<SystemdUnit> matching(
            Protocol protocol, Endpoint local, @Nullable IpAddress address) {
        return lines.stream()
                .filter(line -> line.protocol == protocol && line.port.equals(local.port()))
                .filter(line ->
                        address == null ? line.address == null : address.equals(line.address))
                .map(Line::unit)
                .distinct()
                .toList();
    }
}
