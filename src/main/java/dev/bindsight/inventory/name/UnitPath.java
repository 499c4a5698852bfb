package dev.bindsight.inventory.name;

import dev.bindsight.model.SystemdUnit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the systemd unit out of a cgroup path (systemd.unit(5), systemd.slice(5)). */
public final class UnitPath {
    private static final Pattern UNIT =
            Pattern.compile("[\\w:.@\\\\-]+\\.(service|socket|scope|mount|swap)");
    private static final Pattern USER_MANAGER = Pattern.compile("user@\\d+\\.service");

    private UnitPath() {}

    /**
     * The innermost unit of a path such as {@code /system.slice/ssh.service}; slices alone do not
     * count, nor does what a container or its runtime keeps.
     *
     * @return empty where no unit is in it, as in {@code /} or {@code /init.scope}
     */
    public static Optional<SystemdUnit> of(String cgroup) {
        boolean user = false;
        String found = null;
        for (String part : cgroup.split("/")) {
            if (USER_MANAGER.matcher(part).matches()) {
                user = true;
                found = null;
            } else if (ContainerPath.isContainer(part)) {
                // what is further in belongs to a systemd inside the container
                break;
            } else if (UNIT.matcher(part).matches() && !part.equals("init.scope")) {
                found = part;
            }
        }
        boolean inUser = user;
        return Optional.ofNullable(found).map(name -> new SystemdUnit(fileName(name), inUser));
    }

    // a cgroup whose name would clash with a file of the kernel's has an underscore in front
    private static String fileName(String part) {
        return part.startsWith("_") ? part.substring(1) : part;
    }

    /** A name with its {@code \x2d} escapes undone, for people; systemctl takes it with them. */
    public static String unescaped(String name) {
        var bytes = new ByteArrayOutputStream(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean escape =
                    name.startsWith("\\x", i)
                            && i + 3 < name.length()
                            && hex(name, i + 2) >= 0
                            && hex(name, i + 3) >= 0;
            if (escape) {
                bytes.write(hex(name, i + 2) << 4 | hex(name, i + 3));
                i += 3;
            } else {
                bytes.writeBytes(name.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(String text, int index) {
        char c = text.charAt(index);
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
