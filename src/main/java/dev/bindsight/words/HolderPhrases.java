package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Container;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Holder;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sockets and those who hold them, as phrases of a sentence. */
public final class HolderPhrases {
    private HolderPhrases() {}

    /** Who holds a socket, as the beginning of a sentence: {@code server.js (pid 4121)}. */
    public static Sentence who(Holder holder) {
        if (holder.isSelf()) {
            return Sentence.of("diagnosis.who.self", holder.owners().getFirst().pid());
        }
        if (!holder.owners().isEmpty()) {
            return who(holder.owners());
        }
        if (holder.socket().ownership() instanceof Ownership.KernelHeld held) {
            KernelDevice service = held.service();
            return service == null
                    ? Sentence.of("diagnosis.who.kernel")
                    : Sentence.of("diagnosis.who.service", UnseenText.service(service));
        }
        if (isOwnerless(holder.socket())) {
            return Sentence.of("diagnosis.who.unowned");
        }
        String user = holder.user();
        return user == null
                ? Sentence.of("diagnosis.who.hidden")
                : Sentence.of("diagnosis.who.hiddenOf", user);
    }

    /** Whether every process in sight was looked into and none has the socket. */
    private static boolean isOwnerless(SocketEntry socket) {
        return socket.ownership() instanceof Ownership.NotVisible hidden
                && switch (hidden.reason()) {
                    case PROTECTED, NOT_FOUND, NOT_IN_NAMESPACE -> true;
                    case OTHER_USER, HIDEPID, MISSING_CAPABILITY, SOURCE_LACKS_IT, GONE -> false;
                };
    }

    /** The same for processes, of which there is at least one. */
    public static Sentence who(List<ProcessDetails> owners) {
        Sentence first = process(owners.getFirst());
        int more = owners.size() - 1;
        return more == 0 ? first : Sentence.of("diagnosis.who.several", first, more);
    }

    private static Sentence process(ProcessDetails process) {
        Container container = process.container();
        Span name = Sentence.strong(process.name());
        return container == null
                ? Sentence.of("diagnosis.process", name, process.pid())
                : Sentence.of("diagnosis.processIn", name, process.pid(), container.label());
    }

    /** A process, short: {@code server.js (4121)}. */
    public static Sentence owner(ProcessDetails process) {
        return Sentence.of("diagnosis.owner", Sentence.strong(process.name()), process.pid());
    }

    /** Where a socket is bound: {@code on every interface}, {@code at 127.0.0.1}. */
    public static Sentence where(SocketEntry socket) {
        return where(BindPlace.of(socket), socket.v6only());
    }

    /** Where a bind was tried. */
    public static Sentence where(BindPlace place) {
        return where(place, Boolean.TRUE.equals(place.v6only()));
    }

    private static Sentence where(BindPlace place, @Nullable Boolean v6only) {
        Sentence address = address(place, v6only);
        String device = place.boundDevice();
        return device == null ? address : Sentence.of("diagnosis.where.device", address, device);
    }

    private static Sentence address(BindPlace place, @Nullable Boolean v6only) {
        IpAddress address = place.endpoint().address();
        if (address.isLinkLocal()) {
            return Sentence.of("diagnosis.where.address", new Span.Address(place.addressText()));
        }
        if (!address.unmapped().isWildcard()) {
            return Sentence.of("diagnosis.where.address", address.unmapped());
        }
        if (address.unmapped().family() == AddressFamily.IPV4) {
            return Sentence.of("diagnosis.where.everyIpv4");
        }
        if (v6only == null) {
            return Sentence.of("diagnosis.where.everyIpv6Maybe");
        }
        return v6only
                ? Sentence.of("diagnosis.where.everyIpv6")
                : Sentence.of("diagnosis.where.every");
    }

    /** A socket as one line of evidence: address, state, protocol, owner, user. */
    public static Sentence line(Holder holder, Instant now) {
        SocketEntry socket = holder.socket();
        var parts = new ArrayList<Sentence>();
        var local = new Span.Address(SocketText.place(socket));
        parts.add(
                socket.remote() == null
                        ? Sentence.of("diagnosis.socket.state", local, socket.stateLabel())
                        : Sentence.of(
                                "diagnosis.socket.connection",
                                local,
                                new Span.Address(SocketText.endpoint(socket.remote())),
                                socket.stateLabel()));
        parts.add(Sentence.plain(SocketText.protocol(socket)));
        List<ProcessDetails> owners = holder.owners();
        String user = holder.user();
        if (!owners.isEmpty()) {
            parts.add(owner(owners.getFirst()));
            parts.add(Sentence.plain(owners.getFirst().user()));
            if (owners.size() > 1) {
                parts.add(Sentence.of("diagnosis.moreOwners", owners.size() - 1));
            }
            return Sentence.joined(", ", parts);
        }
        parts.add(Sentence.plain(SocketText.ownership(socket.ownership(), now)));
        if (user != null && !(socket.ownership() instanceof Ownership.KernelHeld)) {
            parts.add(Sentence.plain(user));
        }
        return Sentence.joined(", ", parts);
    }
}
