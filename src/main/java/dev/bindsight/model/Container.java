package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * A container, as far as its cgroup path or its docker-proxy tell.
 *
 * @param runtime what keeps it: {@code docker}, {@code podman}, {@code containerd}, {@code lxc}
 * @param id its id, mostly 64 hexadecimal digits, or its address on the container network for one
 *     that is known only through docker-proxy
 * @param name its name, where something on this machine tells it
 */
public record Container(String runtime, String id, @Nullable String name) {
    /** The name, or the first 12 characters of the id, as docker(1) prints it. */
    public String label() {
        if (name != null) {
            return name;
        }
        return id.length() > 12 ? id.substring(0, 12) : id;
    }
}
