package dev.bindsight.platform.linux;

import dev.bindsight.model.Uid;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Who Bindsight runs as, and what the kernel lets it do (credentials(7), capabilities(7)). */
final class Credentials {
    /** The capabilities of linux/capability.h in the order of their bits. */
    private static final String[] CAPABILITIES =
            """
            CAP_CHOWN CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH CAP_FOWNER CAP_FSETID CAP_KILL
            CAP_SETGID CAP_SETUID CAP_SETPCAP CAP_LINUX_IMMUTABLE CAP_NET_BIND_SERVICE
            CAP_NET_BROADCAST CAP_NET_ADMIN CAP_NET_RAW CAP_IPC_LOCK CAP_IPC_OWNER CAP_SYS_MODULE
            CAP_SYS_RAWIO CAP_SYS_CHROOT CAP_SYS_PTRACE CAP_SYS_PACCT CAP_SYS_ADMIN CAP_SYS_BOOT
            CAP_SYS_NICE CAP_SYS_RESOURCE CAP_SYS_TIME CAP_SYS_TTY_CONFIG CAP_MKNOD CAP_LEASE
            CAP_AUDIT_WRITE CAP_AUDIT_CONTROL CAP_SETFCAP CAP_MAC_OVERRIDE CAP_MAC_ADMIN CAP_SYSLOG
            CAP_WAKE_ALARM CAP_BLOCK_SUSPEND CAP_AUDIT_READ CAP_PERFMON CAP_BPF
            CAP_CHECKPOINT_RESTORE
            """
                    .replace('\n', ' ')
                    .split(" ");

    /** {@code DEFAULT_OVERFLOWUID} of linux/highuid.h. */
    private static final long OVERFLOW = 65_534;

    private final Libc libc;
    private final ProcFiles proc;

    Credentials(Libc libc, ProcFiles proc) {
        this.libc = libc;
        this.proc = proc;
    }

    /** The effective user. */
    Uid uid() {
        return new Uid(Integer.toUnsignedLong(libc.geteuid()));
    }

    /**
     * Whether it is the number that the kernel gives for users whom this user namespace does not
     * map, and the namespace does not map it as a user of its own.
     */
    boolean isUnmapped(Uid uid) {
        Optional<String> map = uidMap();
        return uid.number() == overflowUid()
                && map.isPresent()
                && !UidMap.maps(map.get(), uid.number());
    }

    /**
     * Whether it is the number that the kernel gives for users whom this user namespace does not
     * map, and there may be such users. A rootless container often maps the number as well, as a
     * user of its own.
     */
    boolean standsForOthers(Uid uid) {
        return uid.number() == overflowUid() && !UidMap.mapsEveryone(uidMap().orElse(""));
    }

    /** Absent where it cannot be read; empty in a namespace that maps nobody yet. */
    private Optional<String> uidMap() {
        Scratch path = libc.scratch().begin().add("self/uid_map");
        int length = proc.read(path);
        return length < 0 ? Optional.empty() : Optional.of(ProcFiles.text(path.data, 0, length));
    }

    private long overflowUid() {
        return ProcText.number(file("sys/kernel/overflowuid").strip(), 10).orElse(OVERFLOW);
    }

    private String file(String path) {
        return proc.content(libc.scratch().begin().add(path));
    }

    /** The names of the effective capabilities; empty where /proc does not tell. */
    Set<String> capabilities() {
        return capabilities(ProcText.statusNumber(status(), "CapEff", 0, 16).orElse(0));
    }

    /** Whether a group is the effective one or a supplementary one. */
    boolean isInGroup(long group) {
        String status = status();
        if (ProcText.statusNumber(status, "Gid", 1, 10).orElse(-1) == group) {
            return true;
        }
        for (int column = 0; ; column++) {
            var member = ProcText.statusNumber(status, "Groups", column, 10);
            if (member.isEmpty()) {
                return false;
            }
            if (member.getAsLong() == group) {
                return true;
            }
        }
    }

    /** The names of the bits that are set. */
    static Set<String> capabilities(long bits) {
        Set<String> names = new LinkedHashSet<>();
        for (int bit = 0; bit < CAPABILITIES.length; bit++) {
            if ((bits >>> bit & 1) != 0) {
                names.add(CAPABILITIES[bit]);
            }
        }
        return names;
    }

    private String status() {
        return file("self/status");
    }
}
