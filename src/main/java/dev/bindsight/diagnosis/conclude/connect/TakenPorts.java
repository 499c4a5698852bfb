package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the ports that the kernel picks from a connect cannot have.
 *
 * @param sockets the sockets that have them
 * @param range all of them
 * @param connections the connections to the destination from one of them
 * @param towards their ports
 * @param held ports of the range that a listener or a bound socket keeps from every connect
 */
record TakenPorts(
        SeenSockets sockets,
        EphemeralPorts range,
        List<SocketEntry> connections,
        Set<Port> towards,
        Set<Port> held) {
    /** Of what was seen. */
    TakenPorts(ConnectObservation found, SeenSockets sockets, EphemeralPorts range) {
        List<SocketEntry> connections =
                reaching(found, sockets).stream()
                        .filter(socket -> range.contains(socket.local().port()))
                        .toList();
        Set<Port> towards =
                connections.stream()
                        .map(socket -> socket.local().port())
                        .collect(Collectors.toSet());
        this(sockets, range, connections, towards, held(found, sockets, range, towards));
    }

    private static Set<Port> held(
            ConnectObservation found,
            SeenSockets sockets,
            EphemeralPorts range,
            Set<Port> towards) {
        return sockets.all().stream()
                .filter(socket -> socket.protocol() == found.probe().protocol())
                .filter(socket -> found.isUdp() || socket.occupiesPort())
                .map(socket -> socket.local().port())
                .filter(port -> range.contains(port) && !towards.contains(port))
                .collect(Collectors.toSet());
    }

    /** The connections to the destination of a connect, from whatever port. */
    static List<SocketEntry> reaching(ConnectObservation found, SeenSockets sockets) {
        Endpoint destination = found.endpoint().reached();
        return sockets.all().stream()
                .filter(socket -> socket.protocol() == found.probe().protocol())
                .filter(socket -> socket.remote() != null && socket.remote().isSame(destination))
                .toList();
    }

    /** How many there are in all. */
    int all() {
        return towards.size() + held.size();
    }
}
