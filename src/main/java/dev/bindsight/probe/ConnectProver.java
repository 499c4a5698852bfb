package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

/**
 * Opens one connection and closes it. By default without blocking: connect(2) on a non-blocking
 * socket, poll(2) until it is decided, SO_ERROR for how. On request connect(2) itself blocks, on a
 * thread of its own. Safe for use by several threads.
 *
 * <p>A UDP connect sends nothing and works wherever there is a route. So an empty datagram is sent
 * behind it: a closed port answers by ICMP, which the next receive tells as ECONNREFUSED (udp(7)).
 * Silence proves nothing; it is {@link dev.bindsight.model.Outcome.Worked} with a poll in the trace
 * that returned 0, and it is not waited for longer than half a second.
 */
public final class ConnectProver {
    private final SocketCalls calls;
    private final MachineFacts machine;
    private final BlockingConnects blocking;

    /** A prover on one machine. */
    public ConnectProver(SocketCalls calls, MachineFacts machine) {
        this.calls = calls;
        this.machine = machine;
        blocking = new BlockingConnects(calls);
    }

    /**
     * Connects once. The calling thread waits, for as long as the probe allows; an interrupt ends
     * only a blocking connect.
     *
     * @param cancellation ends it at once, in every phase; what came before it made no call
     */
    public Attempt prove(ConnectProbe probe, Cancellation cancellation) {
        return prove(probe, cancellation, WhenConnected.CLOSE);
    }

    /**
     * Connects once, and lends the connection out before it is closed. The attempt is that of the
     * connect alone: its trace and its time are without what was done with the connection.
     *
     * @param then is lent a TCP connection, if there is one and nothing was cancelled
     */
    public Attempt prove(ConnectProbe probe, Cancellation cancellation, WhenConnected then) {
        return new ConnectAttempt(calls, machine, blocking, probe, cancellation, then, false).run();
    }

    /**
     * Connects once with IPV6_RECVERR set, so that the ICMPv6 message of a refusal is kept. It is
     * no stand-in for {@link #prove}: the option makes a first refusal final that other programs
     * wait a second after.
     */
    public Attempt proveReporting(ConnectProbe probe, Cancellation cancellation) {
        return new ConnectAttempt(
                        calls, machine, blocking, probe, cancellation, WhenConnected.CLOSE, true)
                .run();
    }
}
