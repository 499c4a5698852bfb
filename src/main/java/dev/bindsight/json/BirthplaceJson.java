package dev.bindsight.json;

import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Container;
import dev.bindsight.model.SystemdUnit;

import org.jspecify.annotations.Nullable;

/**
 * The cgroup a socket was made in, where its owner is not visible: a hint at it, no proof.
 *
 * @param cgroup its path
 * @param unit the name of its systemd unit
 * @param container its container
 */
public record BirthplaceJson(
        String cgroup, @Nullable String unit, @Nullable ContainerJson container) {
    /** The shape of a place. */
    static BirthplaceJson of(Birthplace place) {
        SystemdUnit unit = place.unit();
        Container container = place.container();
        return new BirthplaceJson(
                place.cgroup(),
                unit == null ? null : unit.name(),
                container == null ? null : ContainerJson.of(container));
    }
}
