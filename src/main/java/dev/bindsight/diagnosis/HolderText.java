package dev.bindsight.diagnosis;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Container;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.text.SocketText;
import dev.bindsight.text.Texts;
import dev.bindsight.text.UnseenText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sockets and those who hold them, in the words of a diagnosis. */
public final class HolderText {
    private final MachineSummary machine;

    /** On one machine, whose users have names. */
    public HolderText(MachineSummary machine) {
        this.machine = machine;
    }

    /** A socket with those who hold it, as far as a look shows them. */
    public Holder of(SocketEntry socket, @Nullable Inventory seen) {
        List<ProcessDetails> owners = seen == null ? List.of() : seen.owners(socket);
        Uid uid = socket.uid();
        return new Holder(
                socket,
                owners,
                owners.stream().anyMatch(owner -> machine.isSelf(owner.pid())),
                uid == null ? null : machine.userName(uid));
    }

    /** Who holds a socket, as the beginning of a sentence: {@code server.js (pid 4121)}. */
    public String who(SocketEntry socket, @Nullable Inventory seen) {
        List<ProcessDetails> owners = seen == null ? List.of() : seen.owners(socket);
        if (owners.stream().anyMatch(owner -> machine.isSelf(owner.pid()))) {
            return Texts.get("diagnosis.who.self", owners.getFirst().pid().toString());
        }
        if (!owners.isEmpty()) {
            return who(owners);
        }
        if (socket.ownership() instanceof Ownership.KernelHeld held) {
            KernelDevice service = held.service();
            return service == null
                    ? Texts.get("diagnosis.who.kernel")
                    : Texts.get("diagnosis.who.service", UnseenText.service(service));
        }
        if (isOwnerless(socket)) {
            return Texts.get("diagnosis.who.unowned");
        }
        Uid uid = socket.uid();
        return uid == null
                ? Texts.get("diagnosis.who.hidden")
                : Texts.get("diagnosis.who.hiddenOf", machine.userName(uid));
    }

    /** Whether every process in sight was looked into and none has the socket. */
    private static boolean isOwnerless(SocketEntry socket) {
        return socket.ownership() instanceof Ownership.NotVisible hidden
                && switch (hidden.reason()) {
                    case PROTECTED, NOT_FOUND, NOT_IN_NAMESPACE -> true;
                    default -> false;
                };
    }

    /** The same for processes, of which there is at least one. */
    public static String who(List<ProcessDetails> owners) {
        String first = process(owners.getFirst());
        int more = owners.size() - 1;
        return more == 0 ? first : Texts.get("diagnosis.who.several", first, more);
    }

    private static String process(ProcessDetails process) {
        Container container = process.container();
        return container == null
                ? Texts.get("diagnosis.process", process.name(), process.pid().toString())
                : Texts.get(
                        "diagnosis.processIn",
                        process.name(),
                        process.pid().toString(),
                        container.label());
    }

    /** Where a socket is bound: {@code on every interface}, {@code at 127.0.0.1}. */
    public static String where(SocketEntry socket) {
        return where(BindPlace.of(socket), socket.v6only());
    }

    /** Where a bind was tried. */
    public static String where(BindPlace place) {
        return where(place, Boolean.TRUE.equals(place.v6only()));
    }

    private static String where(BindPlace place, @Nullable Boolean v6only) {
        String address = address(place, v6only);
        return place.boundDevice() == null
                ? address
                : Texts.get("diagnosis.where.device", address, place.boundDevice());
    }

    private static String address(BindPlace place, @Nullable Boolean v6only) {
        IpAddress address = place.endpoint().address();
        if (address.isLinkLocal()) {
            return Texts.get("diagnosis.where.address", place.addressText());
        }
        if (!address.unmapped().isWildcard()) {
            return Texts.get("diagnosis.where.address", address.unmapped());
        }
        if (address.unmapped().family() == AddressFamily.IPV4) {
            return Texts.get("diagnosis.where.everyIpv4");
        }
        if (v6only == null) {
            return Texts.get("diagnosis.where.everyIpv6Maybe");
        }
        return v6only ? Texts.get("diagnosis.where.everyIpv6") : Texts.get("diagnosis.where.every");
    }

    /** A socket as one line of evidence: address, state, protocol, owner, user. */
    public String line(SocketEntry socket, @Nullable Inventory seen, Instant now) {
        var parts = new ArrayList<String>();
        String local = SocketText.place(socket);
        parts.add(
                socket.remote() == null
                        ? Texts.get("diagnosis.socket.state", local, socket.stateLabel())
                        : Texts.get(
                                "diagnosis.socket.connection",
                                local,
                                SocketText.endpoint(socket.remote()),
                                socket.stateLabel()));
        parts.add(SocketText.protocol(socket));
        List<ProcessDetails> owners = seen == null ? List.of() : seen.owners(socket);
        if (owners.isEmpty()) {
            parts.add(SocketText.ownership(socket.ownership(), now));
            Uid uid = socket.uid();
            if (uid != null && !(socket.ownership() instanceof Ownership.KernelHeld)) {
                parts.add(machine.userName(uid));
            }
        } else {
            ProcessDetails first = owners.getFirst();
            parts.add(Texts.get("diagnosis.owner", first.name(), first.pid().toString()));
            parts.add(first.user());
            if (owners.size() > 1) {
                parts.add(Texts.get("diagnosis.moreOwners", owners.size() - 1));
            }
        }
        return String.join(", ", parts);
    }
}
