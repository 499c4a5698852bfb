package dev.bindsight.diagnosis.connect;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One connect that is to be explained.
 *
 * @param attempt the attempt
 * @param exchange what came over the connection, absent for nothing
 * @param probe what was tried
 * @param sight the machine at that time
 */
record FailedConnect(
        Attempt attempt, @Nullable Exchange exchange, ConnectProbe probe, MachineSnapshot sight) {
    /** What the kernel decides by itself takes far less, on a loaded machine too. */
    private static final Duration INSTANT = Duration.ofMillis(10);

    /** Who refused a connect, as far as the trace and the routes tell. */
    enum Refuser {
        /** connect(2) itself, before a packet left. */
        HERE,
        /** Somebody on the way, or nobody in time. */
        NETWORK,
        /** Either: a blocking connect that was answered at once looks like one refused here. */
        UNTOLD
    }

    /** To where. */
    Endpoint endpoint() {
        return probe.endpoint();
    }

    /** To where, with the interface of a link-local address: what a text names. */
    BindPlace place() {
        return probe.place();
    }

    /** Whether the destination is this machine itself. */
    boolean isLocal() {
        return sight.isLocal(endpoint().address());
    }

    /** Whether it is UDP. */
    boolean isUdp() {
        return probe.protocol() == Protocol.UDP;
    }

    /** Whether Bindsight's own clock ended it. */
    boolean endedByClock() {
        return attempt.outcome() instanceof Outcome.Refused refused
                && refused.by() == DecidedBy.TIMEOUT;
    }

    /** Who refused. */
    Refuser refuser() {
        if (!(attempt.outcome() instanceof Outcome.Refused refused)) {
            return Refuser.NETWORK;
        }
        Optional<TracedCall> call =
                attempt.trace().stream()
                        .filter(each -> each.syscall() == Syscall.CONNECT)
                        .filter(each ->
                                each.result().equals(new SyscallResult.Failed(refused.errno())))
                        .findFirst();
        if (call.isEmpty()) {
            return Refuser.NETWORK;
        }
        if (!probe.blocking() || sight.ways().leadsNowhere(endpoint().address())) {
            return Refuser.HERE;
        }
        boolean instant = call.get().duration().compareTo(INSTANT) < 0;
        return instant ? Refuser.UNTOLD : Refuser.NETWORK;
    }

    /** How often a SYN was sent again, where the kernel told. */
    OptionalLong retransmits() {
        return attempt.trace().stream()
                .filter(call -> call.syscall() == Syscall.GETSOCKOPT)
                .filter(call -> call.arguments().endsWith("tcpi_total_retrans"))
                .map(TracedCall::result)
                .filter(SyscallResult.Returned.class::isInstance)
                .mapToLong(result -> ((SyscallResult.Returned) result).value())
                .findFirst();
    }

    /** How long it took from connect(2) to the decision. */
    Duration untilDecided() {
        return attempt.trace().stream()
                .filter(call -> call.syscall() == Syscall.CONNECT || call.syscall() == Syscall.POLL)
                .map(TracedCall::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
