package dev.bindsight.json;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What holds a port, told in full up to a bound: a busy server leaves tens of thousands of
 * connections behind, which differ in nothing but their peer.
 *
 * @param shown the sockets, those that are bound or listen and those with an owner first
 * @param more how many are not shown, by their state; absent where none is left out
 */
record HoldersJson(List<SocketJson> shown, @Nullable Map<String, Integer> more) {
    private static final int SHOWN = 32;

    /** Nothing holds it. */
    static final HoldersJson NONE = new HoldersJson(List.of(), null);

    /** The shape of some holders. */
    static HoldersJson of(
            List<SocketEntry> holders, Inventory inventory, Function<Uid, String> userName) {
        List<SocketEntry> ordered =
                holders.stream()
                        .sorted(
                                Comparator.comparing((SocketEntry each) -> !each.occupiesPort())
                                        .thenComparing(each -> inventory.owners(each).isEmpty()))
                        .toList();
        Map<String, Integer> more =
                ordered.stream()
                        .skip(SHOWN)
                        .collect(
                                Collectors.groupingBy(
                                        SocketEntry::stateLabel,
                                        TreeMap::new,
                                        Collectors.summingInt(_ -> 1)));
        return new HoldersJson(
                ordered.stream()
                        .limit(SHOWN)
                        .map(each -> SocketJson.of(each, inventory, userName))
                        .toList(),
                more.isEmpty() ? null : more);
    }
}
