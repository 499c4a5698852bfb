package dev.bindsight.view.details;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Range;
import dev.bindsight.view.details.SocketSheet.Reach;
import dev.bindsight.words.SocketText;

import java.util.List;

/** Who can reach a socket, in plain words. */
final class ReachText {
    private ReachText() {}

    /** The sentence at the head of the pane. */
    static Reach of(SocketFacts facts) {
        SocketEntry entry = facts.entry();
        String port = entry.local().port().toString();
        Endpoint remote = entry.remote();
        if (remote != null) {
            return new Reach(
                    range(entry),
                    Texts.get(
                            "details.reach.connection",
                            SocketText.local(entry),
                            SocketText.endpoint(remote)));
        }
        if (entry.state() == TcpState.BOUND_INACTIVE) {
            return new Reach(Range.NOBODY, Texts.get("details.reach.bound", port));
        }
        return switch (entry.exposure()) {
            case LOOPBACK ->
                    new Reach(
                            Range.MACHINE,
                            Texts.get(
                                    "details.reach.loopback",
                                    port,
                                    entry.local().address().unmapped().toString()));
            case HOST -> host(entry, port);
            case ANY -> everyone(facts, port);
        };
    }

    /** Who can reach another port, in two or three words. */
    static String shortly(SocketEntry entry) {
        return switch (entry.exposure()) {
            case LOOPBACK -> Texts.get("details.reach.short.loopback");
            case HOST -> Texts.get("details.reach.short.host");
            case ANY -> Texts.get("details.reach.short.any");
        };
    }

    private static Reach host(SocketEntry entry, String port) {
        String device = entry.interfaceName();
        boolean wildcard = entry.local().address().unmapped().isWildcard();
        return new Reach(
                Range.NETWORK,
                wildcard && device != null
                        ? Texts.get("details.reach.device", port, device)
                        : Texts.get("details.reach.host", port, SocketText.plainAddress(entry)));
    }

    private static Reach everyone(SocketFacts facts, String port) {
        SocketEntry entry = facts.entry();
        String families = families(entry);
        List<IpAddress> addresses = facts.addresses();
        if (addresses == null) {
            return new Reach(Range.EVERYONE, Texts.get("details.reach.any.unread", port, families));
        }
        List<IpAddress> own =
                addresses.stream().filter(address -> takes(entry, address.family())).toList();
        List<IpAddress> reachable = own.stream().filter(address -> !address.isLinkLocal()).toList();
        if (reachable.isEmpty()) {
            return new Reach(
                    Range.EVERYONE,
                    Texts.get("details.reach.any.alone", port, families, own.size()));
        }
        return new Reach(
                Range.EVERYONE,
                Texts.get(
                        "details.reach.any",
                        port,
                        families,
                        reachable.getFirst().toString(),
                        reachable.size() - 1));
    }

    private static boolean takes(SocketEntry entry, AddressFamily family) {
        return entry.family() == family || entry.isDualStack();
    }

    private static String families(SocketEntry entry) {
        if (entry.isDualStack()) {
            return Texts.get("details.reach.both");
        }
        return switch (entry.family()) {
            case IPV4 -> Texts.get("details.reach.ipv4");
            case IPV6 ->
                    entry.v6only() == null
                            ? Texts.get("details.reach.ipv6.maybe")
                            : Texts.get("details.reach.ipv6");
        };
    }

    private static Range range(SocketEntry entry) {
        return switch (entry.exposure()) {
            case LOOPBACK -> Range.MACHINE;
            case HOST, ANY -> Range.NETWORK;
        };
    }
}
