package dev.bindsight.inventory.name;

import dev.bindsight.model.Container;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the container out of a cgroup path, as the runtimes lay them out. */
public final class ContainerPath {
    private static final String HEX_ID = "([0-9a-f]{12,64})";

    /** One layout: what a part of the path looks like, and whose it is. */
    private record Layout(Pattern part, String runtime, boolean named) {}

    private static final List<Layout> LAYOUTS =
            List.of(
                    layout("docker-" + HEX_ID + "\\.scope", "docker", false),
                    layout("libpod-(?:conmon-)?" + HEX_ID + "(?:\\.scope)?", "podman", false),
                    layout("cri-containerd-" + HEX_ID + "\\.scope", "containerd", false),
                    layout("crio-(?:conmon-)?" + HEX_ID + "(?:\\.scope)?", "cri-o", false),
                    layout("nerdctl-" + HEX_ID + "\\.scope", "containerd", false),
                    layout("buildkit-" + HEX_ID + "(?:\\.scope)?", "buildkit", false),
                    layout("lxc\\.payload\\.([^/]+)", "lxc", true),
                    layout("machine-(.+)\\.scope", "systemd-nspawn", true),
                    layout("systemd-nspawn@(.+)\\.service", "systemd-nspawn", true));

    private static final Pattern BARE_ID = Pattern.compile("[0-9a-f]{64}");

    private ContainerPath() {}

    private static Layout layout(String pattern, String runtime, boolean named) {
        return new Layout(Pattern.compile(pattern), runtime, named);
    }

    /**
     * The innermost container of a path such as {@code /system.slice/docker-….scope}, {@code
     * /docker/…}, {@code /kubepods/besteffort/pod…/…}, {@code /lxc.payload.web}.
     */
    public static Optional<Container> of(String cgroup) {
        String[] parts = cgroup.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            Optional<Container> found = ofPart(parts[i]);
            if (found.isEmpty() && i > 0) {
                found = below(parts, i);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether a part of a path by itself is a container's. */
    static boolean isContainer(String part) {
        return ofPart(part).isPresent() || BARE_ID.matcher(part).matches();
    }

    private static Optional<Container> ofPart(String part) {
        for (Layout layout : LAYOUTS) {
            Matcher matcher = layout.part.matcher(part);
            if (matcher.matches()) {
                String id = layout.named ? UnitPath.unescaped(matcher.group(1)) : matcher.group(1);
                return Optional.of(machine(layout, id));
            }
        }
        return Optional.empty();
    }

    // libvirt's machines are qemu-1-web, lxc-1-web: a running number, then the name
    private static Container machine(Layout layout, String id) {
        Matcher libvirt = Pattern.compile("(qemu|lxc)-\\d+-(.+)").matcher(id);
        if (layout.named && libvirt.matches()) {
            return new Container(libvirt.group(1), id, libvirt.group(2));
        }
        return new Container(layout.runtime, id, layout.named ? id : null);
    }

    /** A directory that is named by the id alone, below one that is named by the runtime. */
    private static Optional<Container> below(String[] parts, int index) {
        String part = parts[index];
        String parent = parts[index - 1];
        if (parent.equals("lxc")) {
            return Optional.of(new Container("lxc", part, part));
        }
        if (!BARE_ID.matcher(part).matches()) {
            return Optional.empty();
        }
        if (parent.equals("docker")) {
            return Optional.of(new Container("docker", part, null));
        }
        if (parent.equals("libpod_parent") || parent.equals("podman")) {
            return Optional.of(new Container("podman", part, null));
        }
        boolean pod = parent.startsWith("pod") || parent.contains("-pod");
        return Optional.of(new Container(pod ? "kubernetes" : "containerd", part, null));
    }
}
