package dev.bindsight.json;

import dev.bindsight.model.Container;

import org.jspecify.annotations.Nullable;

/**
 * The container of a process.
 *
 * @param runtime what keeps it: {@code docker}, {@code podman}, …
 * @param id its id, or its address for one known only through docker-proxy
 * @param name its name, absent where nothing on this machine tells it
 */
public record ContainerJson(String runtime, String id, @Nullable String name) {
    /** The shape of a container. */
    static ContainerJson of(Container container) {
        return new ContainerJson(container.runtime(), container.id(), container.name());
    }
}
