package dev.bindsight.cli;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exposure;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.text.SinceText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sockets as a table that a person reads: the cells of the Ports screen. */
final class PortTableText {
    /** Where the peers stand, if any socket has one. */
    private static final int BEHIND_ADDRESS = 2;

    /** Narrower than this there are shorter words for exposure. */
    private static final int ROOMY = 100;

    private final Inventory inventory;
    private final Function<Uid, String> userName;
    private final Function<Collection<Instant>, ZoneId> zone;
    private final Terminal terminal;

    /** A process may have thousands of sockets; all that it alone has have the same owner. */
    private final IdentityHashMap<Ownership, OwnerCells> owners = new IdentityHashMap<>();

    /**
     * What is said of the owners of a socket.
     *
     * @param process their names
     * @param user who runs them
     * @param since how long the oldest of them runs
     * @param command how the first was started
     */
    private record OwnerCells(String process, String user, String since, String command) {}

    /**
     * A table as wide as the terminal takes.
     *
     * @param inventory where owners are looked up; its time is the table's now
     * @param zone a time zone that tells some moments as the clock on the wall does
     */
    PortTableText(
            Inventory inventory,
            Function<Uid, String> userName,
            Function<Collection<Instant>, ZoneId> zone,
            Terminal terminal) {
        this.inventory = inventory;
        this.userName = userName;
        this.zone = zone;
        this.terminal = terminal;
    }

    /** The heading, and a line for each socket. */
    TableLines lines(List<SocketEntry> sockets) {
        List<Column<SocketEntry>> columns = new ArrayList<>(columns());
        if (sockets.stream().anyMatch(each -> each.remote() != null)) {
            columns.add(
                    BEHIND_ADDRESS,
                    new Column<>(
                            Texts.get("ports.column.PEER"), PortTableText::peer, false, 15, 3));
        }
        return new TextTable<>(columns).laidOut(sockets, terminal.tableColumns());
    }

    private static String peer(SocketEntry socket) {
        Endpoint remote = socket.remote();
        return remote == null ? Texts.get("socket.notApplicable") : SocketText.endpoint(remote);
    }

    private List<Column<SocketEntry>> columns() {
        return List.of(
                new Column<>(
                        Texts.get("ports.column.PORT"),
                        each -> each.local().port().toString(),
                        true,
                        5,
                        0),
                new Column<>(
                        Texts.get("ports.column.ADDRESS"),
                        asAbove(PortTableText::isSameAddress, SocketText::address),
                        false,
                        11,
                        1),
                new Column<>(
                        Texts.get("ports.column.PROTOCOL"),
                        asAbove(PortTableText::isSameProtocol, SocketText::protocol),
                        false,
                        5,
                        3),
                new Column<>(
                        Texts.get("ports.column.PROCESS"),
                        each -> owner(each).process(),
                        false,
                        14,
                        2),
                new Column<>(
                        Texts.get("ports.column.USER"), each -> owner(each).user(), false, 6, 5),
                new Column<>(
                        Texts.get("ports.column.EXPOSURE"),
                        asAbove(PortTableText::isSameAddress, this::exposure),
                        false,
                        8,
                        4),
                new Column<>(Texts.get("ports.column.STATE"), SocketEntry::stateLabel, false, 6, 6),
                new Column<>(
                        Texts.get("ports.column.QUEUE"),
                        asAbove(PortTableText::isSameQueue, this::queue),
                        true,
                        5,
                        7),
                new Column<>(
                        Texts.get("ports.column.SINCE"), each -> owner(each).since(), false, 5, 8),
                new Column<>(
                        Texts.get("ports.column.COMMAND"),
                        each -> owner(each).command(),
                        false,
                        24,
                        9));
    }

    /** What a cell says of a socket; nothing is made anew where it says what the one above does. */
    private static Function<SocketEntry, String> asAbove(
            BiPredicate<SocketEntry, SocketEntry> isSame, Function<SocketEntry, String> cell) {
        return new Function<>() {
            private @Nullable SocketEntry above;
            private String text = "";

            @Override
            public String apply(SocketEntry socket) {
                SocketEntry last = above;
                if (last == null || !isSame.test(last, socket)) {
                    text = cell.apply(socket);
                }
                above = socket;
                return text;
            }
        };
    }

    private static boolean isSameAddress(SocketEntry one, SocketEntry other) {
        return one.local().address().equals(other.local().address())
                && one.isDualStack() == other.isDualStack()
                && Objects.equals(one.interfaceName(), other.interfaceName());
    }

    private static boolean isSameProtocol(SocketEntry one, SocketEntry other) {
        return one.protocol() == other.protocol()
                && one.family() == other.family()
                && one.isDualStack() == other.isDualStack();
    }

    private static boolean isSameQueue(SocketEntry one, SocketEntry other) {
        return one.state() == other.state()
                && one.recvQ() == other.recvQ()
                && one.sendQ() == other.sendQ();
    }

    private OwnerCells owner(SocketEntry socket) {
        OwnerCells known = owners.get(socket.ownership());
        if (known != null) {
            return known;
        }
        List<ProcessDetails> all = inventory.owners(socket);
        if (all.isEmpty()) {
            return new OwnerCells(
                    SocketText.unowned(socket, inventory), maker(socket), since(all), "");
        }
        String users =
                all.stream().map(ProcessDetails::user).distinct().collect(Collectors.joining(","));
        String command = String.join(" ", all.getFirst().facts().command());
        var cells = new OwnerCells(process(socket, all), users, since(all), command);
        if (all.size() == 1) {
            owners.put(socket.ownership(), cells);
        }
        return cells;
    }

    private String process(SocketEntry socket, List<ProcessDetails> owners) {
        ProcessDetails first = owners.getFirst();
        var text = new StringBuilder(first.name());
        String runtime = first.runtime();
        if (runtime != null) {
            text.append(' ').append(runtime);
        }
        if (owners.size() > 1) {
            // the count must survive where the name is cut
            text.insert(0, SocketText.owners(socket, owners) + ": ");
        }
        return text.toString();
    }

    private String maker(SocketEntry socket) {
        if (socket.ownership() instanceof Ownership.KernelHeld) {
            return Texts.get("ports.kernel");
        }
        Uid uid = socket.uid();
        return uid == null ? Texts.get("socket.notApplicable") : userName.apply(uid);
    }

    private String exposure(SocketEntry socket) {
        Exposure exposure = socket.exposure();
        return terminal.columns() >= ROOMY
                ? SocketText.exposure(exposure)
                : Texts.get("cli.ports.exposure." + exposure.name());
    }

    private String queue(SocketEntry socket) {
        return SocketText.queue(
                socket, !inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG));
    }

    private String since(List<ProcessDetails> owners) {
        return owners.stream()
                .map(each -> each.facts().startedAt())
                .min(Comparator.naturalOrder())
                .map(this::since)
                .orElseGet(() -> Texts.get("socket.notApplicable"));
    }

    private String since(Instant start) {
        Instant now = inventory.takenAt();
        return SinceText.of(start, now, zone.apply(List.of(start, now)));
    }

    /**
     * The lines below the table: how many sockets there are, what could not be seen and why.
     *
     * @param shown how many the table has
     */
    List<String> closing(int shown) {
        Coverage coverage = inventory.coverage();
        List<String> clauses = new ArrayList<>();
        clauses.add(
                Texts.get(
                        "cli.ports.count",
                        Integer.toString(shown),
                        Integer.toString(inventory.entries().size()),
                        coverage.source().label()));
        Ownership.HiddenReason reason = coverage.hiddenReason();
        if (coverage.ownersHidden() > 0 && reason != null) {
            clauses.add(
                    Texts.get(
                            "cli.ports.hidden",
                            coverage.ownersHidden(),
                            Texts.get("cli.ports.hidden." + reason.name())));
        }
        var fallback = coverage.fallback();
        if (fallback != null) {
            clauses.add(
                    Texts.get(
                            "cli.ports.fallback", fallback.source().label(), fallback.toString()));
        }
        if (coverage.lacks().contains(Coverage.Lack.BOUND_ONLY_SOCKETS)) {
            clauses.add(Texts.get("cli.ports.noBoundOnly"));
        }
        return TerminalText.wrap(String.join("; ", clauses), terminal.columns());
    }
}
