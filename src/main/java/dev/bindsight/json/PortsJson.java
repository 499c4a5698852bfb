package dev.bindsight.json;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code ports} answers.
 *
 * @param takenAt when the sockets were read, ISO-8601 in UTC
 * @param sources which sources answered
 * @param coverage what they could not see
 * @param sockets the sockets, by port and address
 */
public record PortsJson(
        String takenAt, List<String> sources, CoverageJson coverage, List<SocketJson> sockets) {
    /**
     * The shape of a listing.
     *
     * @param shown those of its sockets to be listed, in order
     * @param userName the name of a user, or the number as text
     */
    public static PortsJson of(
            Inventory inventory, List<SocketEntry> shown, Function<Uid, String> userName) {
        return new PortsJson(
                inventory.takenAt().toString(),
                List.of(inventory.coverage().source().label()),
                CoverageJson.of(inventory.coverage()),
                shown.stream().map(each -> SocketJson.of(each, inventory, userName)).toList());
    }

    /** Writes the same document socket by socket. */
    public static void write(
            OutputStream out,
            Inventory inventory,
            List<SocketEntry> shown,
            Function<Uid, String> userName) {
        PortsJson frame = of(inventory, List.of(), userName);
        var owners = new SharedOwners(inventory, new JsonText());
        JsonStream document =
                new JsonText(OwnershipJson.class, owners)
                        .stream(out)
                                .field("takenAt", frame.takenAt())
                                .field("sources", frame.sources())
                                .field("coverage", frame.coverage())
                                .begin("sockets");
        for (SocketEntry each : shown) {
            document.element(SocketJson.of(each, inventory, userName, owners.of(each.ownership())));
        }
        document.endList().end();
    }
}
