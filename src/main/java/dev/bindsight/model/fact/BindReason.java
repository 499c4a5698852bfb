package dev.bindsight.model.fact;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Why a bind was refused: what the one or two sentences of it name. */
public sealed interface BindReason extends Reason {
    /**
     * What the cause tells by itself.
     *
     * @param cause the cause
     */
    record Told(Cause.SelfTellingBind cause) implements BindReason {
        @Override
        public String id() {
            return cause.id();
        }
    }

    /**
     * A socket has the very address.
     *
     * @param holder the socket, and who has it
     */
    record PortTaken(Holder holder) implements BindReason {}

    /**
     * A socket has an address that overlaps the one that was asked for.
     *
     * @param holder the socket, and who has it
     * @param asked what was asked for
     */
    record PlaceOverlaps(Holder holder, BindPlace asked) implements BindReason {}

    /**
     * A socket is bound there and neither listens nor is connected.
     *
     * @param holder the socket, and who has it
     */
    record PortBound(Holder holder) implements BindReason {}

    /**
     * With the options of the bind both might have the port, at the cost of the one that is there.
     *
     * @param holder the socket that would have lost, and who has it
     * @param call the call that was not made for that
     */
    record WouldShare(Holder holder, Syscall call) implements BindReason {}

    /**
     * A listener beside a socket that is bound would make its listen(2) fail.
     *
     * @param holder the socket that would have lost, and who has it
     */
    record WouldStopListen(Holder holder) implements BindReason {}

    /**
     * A connection has the port at this end.
     *
     * @param holder the connection, and who has it
     * @param outgoing whether it was made from here
     */
    record PortConnected(Holder holder, boolean outgoing) implements BindReason {}

    /**
     * The kernel keeps it against late segments.
     *
     * @param until when that ends, absent where no timer says so
     * @param seen when it was seen
     */
    record InTimeWait(@Nullable Instant until, Instant seen) implements BindReason {}

    /**
     * The kernel still ends a connection that its process has closed.
     *
     * @param holder the connection
     * @param until when the kernel gives it up, absent where no timer says so
     * @param seen when it was seen
     */
    record Orphaned(SocketEntry holder, @Nullable Instant until, Instant seen)
            implements BindReason {}

    /**
     * The port is the kernel's own.
     *
     * @param holder the socket
     */
    record OfKernel(SocketEntry holder) implements BindReason {}

    /**
     * The port needs a capability.
     *
     * @param port the port
     * @param unprivilegedFrom the lowest port that needs none
     * @param user the user Bindsight runs as
     * @param isGranted whether the user has it, where it does not count
     */
    record NeedsCapability(Port port, Port unprivilegedFrom, String user, boolean isGranted)
            implements BindReason {}

    /**
     * A security policy forbids it.
     *
     * @param unprivileged the port, if it is known to need no privilege; absent otherwise
     */
    record Forbidden(@Nullable Port unprivileged) implements BindReason {}

    /**
     * The machine does not have the address.
     *
     * @param address the address
     * @param here those it has, at least one
     */
    record NotHere(IpAddress address, List<LocalAddress> here) implements BindReason {
        /** Copies the list. */
        public NotHere {
            here = List.copyOf(here);
        }
    }

    /**
     * The machine has no address at all.
     *
     * @param asked what was asked for
     */
    record NoAddressHere(BindPlace asked) implements BindReason {}

    /**
     * The address is on another device than the one asked for.
     *
     * @param address the address
     * @param devices the devices that have it, at least one
     * @param asked the device that was asked for
     */
    record OnOtherDevice(IpAddress address, List<String> devices, String asked)
            implements BindReason {
        /** Copies the list. */
        public OnOtherDevice {
            devices = List.copyOf(devices);
        }
    }

    /**
     * The loopback device is switched off.
     *
     * @param address the address on it
     */
    record LoopbackDown(IpAddress address) implements BindReason {}

    /**
     * The address is here and nothing tells what is wrong with it.
     *
     * @param address the address
     */
    record HereAllTheSame(IpAddress address) implements BindReason {}

    /**
     * The machine has no address of the family.
     *
     * @param family the family
     */
    record NoSuchFamily(AddressFamily family) implements BindReason {}

    /**
     * No descriptor is left.
     *
     * @param onWholeMachine whether nobody has one, instead of Bindsight alone
     */
    record OutOfDescriptors(boolean onWholeMachine) implements BindReason {}

    /**
     * Every port that the kernel picks from is taken.
     *
     * @param range those ports, absent where they cannot be read
     */
    record NonePickable(@Nullable EphemeralPorts range) implements BindReason {}

    /**
     * There is no such device.
     *
     * @param device its name
     */
    record NoSuchDevice(String device) implements BindReason {}

    /**
     * The device does not have the link-local address.
     *
     * @param device its name
     */
    record NotOnDevice(String device) implements BindReason {}

    /**
     * A link-local address without its device.
     *
     * @param address the address
     */
    record WithoutScope(IpAddress address) implements BindReason {}

    /**
     * An IPv4 address for a socket that takes IPv6 alone.
     *
     * @param address the address, IPv4-mapped
     */
    record Ipv4ForIpv6Alone(IpAddress address) implements BindReason {}

    /**
     * Something forbids it, and the limit that would tell what could not be read.
     *
     * @param port the port
     */
    record ForbiddenUntold(Port port) implements BindReason {}

    /** The kernel does not take this address or option for this kind of socket. */
    record NotTaken() implements BindReason {}

    /** What had the port went between the bind and the look. */
    record GoneMeanwhile() implements BindReason {}

    /** No source told what the call that was not made would have disturbed. */
    record NobodySeen() implements BindReason {}

    /** The sockets of the machine cannot be read. */
    record SocketsUnreadable() implements BindReason {}

    /** The address is in use, and no socket that could be seen has it. */
    record NothingInTheWay() implements BindReason {}

    /** What was observed does not say why. */
    record Unknown() implements BindReason {}
}
