package dev.bindsight.inventory;

import dev.bindsight.inventory.name.ContainerPath;
import dev.bindsight.inventory.name.UnitPath;
import dev.bindsight.model.Birthplace;
import dev.bindsight.platform.CgroupTable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where sockets were made, by the cgroup they carry; asked for those without a visible owner. */
final class Birthplaces {
    /** A cgroup that is not found is looked for again only then: it is gone, or out of sight. */
    private static final long KEPT = Duration.ofSeconds(60).toNanos();

    private final CgroupTable cgroups;
    private final Map<Long, Optional<Birthplace>> known = new HashMap<>();
    private long since;

    Birthplaces(CgroupTable cgroups) {
        this.cgroups = cgroups;
    }

    /**
     * The place of a cgroup; absent where it tells nothing, as the root of the tree.
     *
     * @param id the cgroup's id, 0 for unknown
     * @param now by {@link System#nanoTime}
     */
    @Nullable Birthplace of(long id, long now) {
        if (id == 0) {
            return null;
        }
        if (now - since > KEPT) {
            known.clear();
            since = now;
        }
        return known.computeIfAbsent(id, each -> cgroups.path(each).flatMap(Birthplaces::place))
                .orElse(null);
    }

    private static Optional<Birthplace> place(String path) {
        boolean manager = path.equals("/init.scope") || path.endsWith("/init.scope");
        var place =
                new Birthplace(
                        path,
                        UnitPath.of(path).orElse(null),
                        ContainerPath.of(path).orElse(null),
                        manager);
        boolean tells = manager || place.unit() != null || place.container() != null;
        return tells ? Optional.of(place) : Optional.empty();
    }
}
