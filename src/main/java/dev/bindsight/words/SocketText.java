package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exposure;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.PossibleOwners;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the lists of sockets say in their cells, the same in the window and in the terminal. */
public final class SocketText {
    private SocketText() {}

    /**
     * The local address without its port: {@code *} for a socket that takes IPv4 and IPv6 on every
     * interface; the device or scope it is bound to follows a percent sign.
     */
    public static String address(SocketEntry entry) {
        String address =
                entry.isDualStack()
                        ? Texts.get("socket.everyAddress")
                        : entry.local().address().toString();
        return withDevice(address, entry);
    }

    private static String withDevice(String address, SocketEntry entry) {
        String device = entry.interfaceName();
        return device == null ? address : address + "%" + device;
    }

    /**
     * The local address as a person reads it: an IPv4-mapped one as the IPv4 address it means, else
     * as {@link #address}.
     */
    public static String plainAddress(SocketEntry entry) {
        IpAddress address = entry.local().address();
        return address.unmapped().equals(address)
                ? address(entry)
                : withDevice(address.unmapped().toString(), entry);
    }

    /**
     * Where a socket is bound, for people: an IPv4-mapped address is shown as the IPv4 one that it
     * is; the device or scope it is bound to follows a percent sign, as in {@code
     * [fe80::1%eth0]:80}.
     */
    public static String local(SocketEntry entry) {
        var plain = new BindPlace(unmapped(entry.local()), null, entry.interfaceName());
        return plain.toString();
    }

    /** The same in short: {@code *:80} for a socket that takes IPv4 and IPv6 everywhere. */
    public static String place(SocketEntry entry) {
        return entry.isDualStack() ? address(entry) + ":" + entry.local().port() : local(entry);
    }

    /** An end of a connection, for people: an IPv4-mapped address as the IPv4 one that it is. */
    public static String endpoint(Endpoint endpoint) {
        return unmapped(endpoint).toString();
    }

    private static Endpoint unmapped(Endpoint endpoint) {
        return new Endpoint(endpoint.address().unmapped(), endpoint.port());
    }

    /** {@code tcp4}, {@code udp6}, and {@code tcp46} for a socket that takes both families. */
    public static String protocol(SocketEntry entry) {
        String name = entry.protocol() == Protocol.TCP ? "tcp" : "udp";
        if (entry.isDualStack()) {
            return name + "46";
        }
        return name + (entry.family() == AddressFamily.IPV4 ? "4" : "6");
    }

    /**
     * Both ends and the state in one line: {@code tcp4 127.0.0.1:80 ESTABLISHED 127.0.0.1:4711}.
     */
    public static String line(SocketEntry entry) {
        String words = protocol(entry) + " " + local(entry) + " " + entry.stateLabel();
        return entry.remote() == null ? words : words + " " + endpoint(entry.remote());
    }

    /** From where it can be reached, in plain words. */
    public static String exposure(Exposure exposure) {
        return Texts.get("exposure." + exposure.name());
    }

    /**
     * What waits in it: of a listener the connections not accepted yet and the backlog, of others
     * the bytes not read yet; a socket that nothing can arrive at has none.
     *
     * @param backlogKnown whether the source tells backlogs
     */
    public static String queue(SocketEntry entry, boolean backlogKnown) {
        return switch (entry.state()) {
            case LISTEN ->
                    backlogKnown
                            ? Texts.get(
                                    "socket.queueAndBacklog",
                                    Long.toString(entry.recvQ()),
                                    Long.toString(entry.sendQ()))
                            : Long.toString(entry.recvQ());
            case TIME_WAIT, BOUND_INACTIVE -> Texts.get("socket.notApplicable");
            default -> Long.toString(entry.recvQ());
        };
    }

    /**
     * Why a socket has no process to show, or a word for there being some.
     *
     * @param now to count the time left from
     */
    public static String ownership(Ownership ownership, Instant now) {
        return switch (ownership) {
            case Ownership.OwnedBy owned ->
                    Texts.get("owner.several", Integer.toString(owned.processes().size()));
            case Ownership.KernelHeld(
                            Ownership.KernelReason reason,
                            @Nullable Instant until,
                            var service) ->
                    service == null
                            ? kernelHeld(reason, until, now)
                            : Texts.get("owner.kernel.service", service.kind(), service.device());
            case Ownership.NotVisible(Ownership.HiddenReason reason, var _, var _, var _) ->
                    Texts.get("owner.hidden." + reason.name());
            case Ownership.NotLookedUp _ -> Texts.get("owner.notLookedUp");
        };
    }

    /**
     * How many have it, by the processes that are seen: where none of several is the user who made
     * it, a process of that user, such as the master of the workers, may have it too.
     */
    public static String owners(SocketEntry socket, List<ProcessDetails> owners) {
        Uid maker = socket.uid();
        boolean mayBeMore =
                maker != null
                        && owners.stream().noneMatch(each -> each.facts().uid().equals(maker));
        String count = Integer.toString(owners.size());
        return mayBeMore ? Texts.get("owner.atLeast", count) : Texts.get("owner.several", count);
    }

    /** What stands in place of an owner: why there is none to show, and who it may be. */
    public static String unowned(SocketEntry socket, Inventory inventory) {
        return UnseenText.perhaps(PossibleOwners.of(socket, inventory))
                .orElseGet(() -> ownership(socket.ownership(), inventory.takenAt()));
    }

    private static String kernelHeld(
            Ownership.KernelReason reason, @Nullable Instant until, Instant now) {
        return switch (reason) {
            case TIME_WAIT, ORPHAN -> {
                if (until != null) {
                    Duration left = Duration.between(now, until);
                    yield Texts.get("owner.kernel." + reason, DurationText.remaining(left));
                }
                yield Texts.get(
                        reason == Ownership.KernelReason.ORPHAN
                                ? "owner.kernel.untimedOrphan"
                                : "owner.kernel.untimed");
            }
            case ACCEPT_QUEUE, SYN_QUEUE, KERNEL_SERVICE -> Texts.get("owner.kernel." + reason);
        };
    }
}
