package dev.bindsight.model.fact;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Syscall;

/** Why a connect failed, or why its connection is of no use. */
public sealed interface ConnectReason extends Reason
        permits ConnectionReason,
                ForbiddenReason,
                ListenerReason,
                MisuseReason,
                NameReason,
                SilenceReason,
                SourceReason,
                UnreachableReason,
                ConnectReason.Told,
                ConnectReason.NoSocketsOfFamily,
                ConnectReason.OutOfDescriptors,
                ConnectReason.OnlyThatPort,
                ConnectReason.OnlyThatPortDropped,
                ConnectReason.NothingBeyondGateway,
                ConnectReason.GatewaySilent,
                ConnectReason.Unexplained {
    /**
     * What the cause tells by itself.
     *
     * @param cause the cause
     */
    record Told(Cause.SelfTellingConnect cause) implements ConnectReason {
        @Override
        public String id() {
            return cause.id();
        }
    }

    /**
     * The system makes no sockets of a family (EAFNOSUPPORT).
     *
     * @param family the family
     */
    record NoSocketsOfFamily(AddressFamily family) implements ConnectReason {}

    /**
     * No descriptor is left.
     *
     * @param ofSystem whether the whole system has none (ENFILE); else this process (EMFILE)
     */
    record OutOfDescriptors(boolean ofSystem) implements ConnectReason {}

    /**
     * The host takes connects at another port and refuses this one.
     *
     * @param host its address
     * @param port this port
     */
    record OnlyThatPort(IpAddress host, Port port) implements ConnectReason {}

    /**
     * The host answers at another port and is silent at this one.
     *
     * @param host its address
     * @param port this port
     */
    record OnlyThatPortDropped(IpAddress host, Port port) implements ConnectReason {}

    /**
     * The first router answers, and nothing of the host does.
     *
     * @param host its address
     */
    record NothingBeyondGateway(IpAddress host) implements ConnectReason {}

    /**
     * The first router does not answer on its own network.
     *
     * @param gateway its address
     */
    record GatewaySilent(IpAddress gateway) implements ConnectReason {}

    /**
     * Nothing that is seen says why.
     *
     * @param call the call that failed
     * @param errno what it gave
     */
    record Unexplained(Syscall call, Errno errno) implements ConnectReason {}
}
