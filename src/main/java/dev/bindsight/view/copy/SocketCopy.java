package dev.bindsight.view.copy;

import dev.bindsight.inventory.SharedPlaces;
import dev.bindsight.json.JsonText;
import dev.bindsight.json.PortsJson;
import dev.bindsight.json.SocketJson;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.view.ports.CopyFormat;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sockets in the forms in which they are copied. */
public final class SocketCopy {
    private final Function<Uid, String> userName;
    private final Predicate<ProcessDetails> signalled;
    private final MarkdownReport markdown;

    /**
     * @param userName the name of a user, or the number as text
     * @param signalled which owners a kill command may name
     * @param zone of the times in reports
     */
    public SocketCopy(
            Function<Uid, String> userName, Predicate<ProcessDetails> signalled, ZoneId zone) {
        this.userName = userName;
        this.signalled = signalled;
        this.markdown = new MarkdownReport(zone);
    }

    /**
     * The text to copy: one line for each socket, or one document for all.
     *
     * @param inventory the reading they are part of, where owners are looked up
     * @param sockets at least one
     * @return empty if the form tells nothing of these sockets, as a pid of one without owner
     */
    public Optional<String> text(
            Inventory inventory, List<SocketEntry> sockets, CopyFormat format) {
        return switch (format) {
            case ADDRESS -> lines(sockets, socket -> Optional.of(BindPlace.of(socket).toString()));
            case PID ->
                    lines(owners(inventory, sockets), owner -> Optional.of(owner.pid().toString()));
            case SS_COMMAND -> {
                var places = new SharedPlaces(inventory);
                yield lines(
                        sockets,
                        socket -> Optional.of(SocketCommands.ss(socket, places.isShared(socket))));
            }
            case LSOF_COMMAND -> {
                var places = new SharedPlaces(inventory);
                yield lines(
                        sockets, socket -> SocketCommands.lsof(socket, places.isShared(socket)));
            }
            case KILL_COMMAND ->
                    SocketCommands.kill(
                            owners(inventory, sockets).stream().filter(signalled).toList());
            case MARKDOWN -> Optional.of(markdown.of(inventory, sockets));
            case JSON -> Optional.of(json(inventory, sockets));
        };
    }

    /** Each once: one process may own thousands of them. */
    private static Collection<ProcessDetails> owners(
            Inventory inventory, List<SocketEntry> sockets) {
        var owners = new LinkedHashMap<ProcessRef, ProcessDetails>();
        for (SocketEntry socket : sockets) {
            inventory.owners(socket).forEach(owner -> owners.put(owner.ref(), owner));
        }
        return owners.values();
    }

    private String json(Inventory inventory, List<SocketEntry> sockets) {
        return sockets.size() == 1
                ? new JsonText().format(SocketJson.of(sockets.getFirst(), inventory, userName))
                : PortsJson.text(inventory, sockets, userName);
    }

    private static <T> Optional<String> lines(
            Collection<T> things, Function<T, Optional<String>> line) {
        List<String> lines = things.stream().map(line).flatMap(Optional::stream).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.stream().collect(Collectors.joining("\n")));
    }
}
