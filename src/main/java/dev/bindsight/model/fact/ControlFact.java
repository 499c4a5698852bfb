package dev.bindsight.model.fact;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** What other connects say about one: those of the same request, and those made to compare. */
public sealed interface ControlFact extends ConnectFact {
    /** No control was tried, because the destination is this machine. */
    record NoControl() implements ControlFact {}

    /**
     * A control to another port of the same host was answered.
     *
     * @param port the port
     * @param after how long it took
     * @param connects whether it connects; else it is refused
     */
    record PortAnswers(Port port, Duration after, boolean connects) implements ControlFact {}

    /**
     * No control to another port of the same host was answered.
     *
     * @param ports the ports
     * @param errno what the kernel said, absent where it said nothing
     */
    record NoPortAnswers(List<Port> ports, @Nullable Errno errno) implements ControlFact {
        /** Copies the list. */
        public NoPortAnswers {
            ports = List.copyOf(ports);
        }
    }

    /**
     * The first router answers.
     *
     * @param gateway its address
     * @param after how long it took
     */
    record GatewayAnswers(IpAddress gateway, Duration after) implements ControlFact {}

    /**
     * The first router does not answer.
     *
     * @param gateway its address
     * @param errno what the kernel said, absent where it said nothing
     */
    record GatewaySilent(IpAddress gateway, @Nullable Errno errno) implements ControlFact {}

    /**
     * Another address of the name connects at the same port.
     *
     * @param there which
     * @param after how long it took
     */
    record AddressConnects(Endpoint there, Duration after) implements ControlFact {}

    /**
     * The system puts the addresses of the family that fails first (RFC 6724).
     *
     * @param family which family that is
     */
    record TriedFirst(AddressFamily family) implements ControlFact {}

    /**
     * Another port of the same host was asked for too, and answered.
     *
     * @param port the port
     * @param connects whether it connects; else it is refused
     */
    record HostIsUp(Port port, boolean connects) implements ControlFact {}
}
