package dev.bindsight.json;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code ports} answers, written socket by socket: {@code takenAt}, when the sockets were
 * read; {@code sources}, which answered; {@code coverage}, what they could not see; {@code
 * sockets}, by port and address.
 */
public final class PortsJson {
    private PortsJson() {}

    /**
     * What a listing could not see.
     *
     * @param ownersHidden how many sockets have an owner that cannot be seen
     * @param reason the most frequent reason for that, as {@link OwnershipJson#reason}
     * @param lacks what the source cannot tell at all, absent where it tells everything
     * @param fallback why a better source did not answer: {@code socket(AF_NETLINK): EPERM}
     */
    public record CoverageJson(
            Integer ownersHidden,
            @Nullable HiddenReason reason,
            @Nullable List<Coverage.Lack> lacks,
            @Nullable SourceRefusal fallback) {
        private static CoverageJson of(Coverage coverage) {
            return new CoverageJson(
                    coverage.ownersHidden(),
                    coverage.hiddenReason(),
                    Absent.ifEmpty(coverage.lacks()),
                    coverage.fallback());
        }
    }

    /**
     * Writes a listing.
     *
     * @param shown those of its sockets to be listed, in order
     * @param userName the name of a user, or the number as text
     */
    public static void write(
            OutputStream out,
            Inventory inventory,
            List<SocketEntry> shown,
            Function<Uid, String> userName) {
        var owners = new SharedOwners(inventory, new JsonText());
        JsonStream document =
                new JsonText(owners)
                        .stream(out)
                                .field("takenAt", inventory.takenAt())
                                .field("sources", List.of(inventory.coverage().source().label()))
                                .field("coverage", CoverageJson.of(inventory.coverage()))
                                .begin("sockets");
        for (SocketEntry each : shown) {
            document.element(SocketJson.of(each, inventory, userName, owners.of(each.ownership())));
        }
        document.endList().end();
    }

    /** The same as text. */
    public static String text(
            Inventory inventory, List<SocketEntry> shown, Function<Uid, String> userName) {
        var out = new ByteArrayOutputStream();
        write(out, inventory, shown, userName);
        return out.toString(StandardCharsets.UTF_8);
    }
}
