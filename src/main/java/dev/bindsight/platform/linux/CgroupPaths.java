package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.AT_FDCWD;
import static dev.bindsight.platform.linux.abi.FileAbi.STATX_INO;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.platform.CgroupTable;
import dev.bindsight.platform.UnitFile;
import dev.bindsight.platform.linux.DirectoryEntries.DirectoryVisitor;
import dev.bindsight.platform.linux.MountTable.Mount;
import dev.bindsight.platform.linux.abi.FileAbi.Statx;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The paths of cgroups by their ids. A cgroup's id is the inode number of its directory
 * (cgroup_id() in the kernel); open_by_handle_at(2) would need root, so the directories are read.
 */
final class CgroupPaths implements CgroupTable {
    private static final long RESCAN_NANOS = 1_000_000_000L;

    /** Names of cgroups that are gone are kept for the sockets that outlive them. */
    private static final int REMEMBERED = 4096;

    private final Libc libc;
    private final ProcFiles proc;
    private final SocketUnitFiles units;
    private final LongSupplier nanoTime;
    private final Map<Long, String> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private Map<Long, String> scanned = Map.of();
    private boolean neverScanned = true;
    private long scannedAt;

    CgroupPaths(Libc libc, ProcFiles proc, SocketUnitFiles units, LongSupplier nanoTime) {
        this.units = units;
        this.libc = libc;
        this.proc = proc;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Optional<String> path(long id) {
        String path = remembered.get(id);
        if (path == null) {
            path = scanned.get(id);
            if (path == null && mayScan()) {
                scan();
                path = scanned.get(id);
            }
            if (path != null) {
                remember(id, path);
            }
        }
        return Optional.ofNullable(path);
    }

    @Override
    public List<UnitFile> socketUnits() {
        return units.read();
    }

    private boolean mayScan() {
        return neverScanned || nanoTime.getAsLong() - scannedAt >= RESCAN_NANOS;
    }

    private void remember(long id, String path) {
        remembered.put(id, path);
        if (remembered.size() > REMEMBERED) {
            var oldest = remembered.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private void scan() {
        Map<Long, String> found = new HashMap<>();
        String mountinfo = proc.content(libc.scratch().begin().add("self/mountinfo"));
        for (Mount mount : MountTable.parse(mountinfo)) {
            if (mount.type().equals("cgroup2")) {
                walk(mount.point(), found);
                break;
            }
        }
        scanned = found;
        neverScanned = false;
        scannedAt = nanoTime.getAsLong();
    }

    private void walk(String mountPoint, Map<Long, String> found) {
        found.put(inode(mountPoint), "/");
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        while (!waiting.isEmpty()) {
            String parent = waiting.remove();
            String prefix = parent.equals("/") ? parent : parent + "/";
            readDirectory(
                    mountPoint + parent,
                    (name, inode) -> {
                        found.put(inode, prefix + name);
                        waiting.add(prefix + name);
                    });
        }
    }

    private void readDirectory(String path, DirectoryVisitor visitor) {
        Scratch scratch = libc.scratch().begin().add(path);
        if (scratch.isTooLong()) {
            // whoever may make cgroups may nest them deeper than a path can name
            return;
        }
        int directory = libc.openat(AT_FDCWD, scratch.path(), Libc.READ_ONLY);
        if (directory < 0) {
            return;
        }
        MemorySegment entries = scratch.entries;
        int length;
        while ((length = libc.getdents64(directory, entries.address(), entries.byteSize())) > 0) {
            DirectoryEntries.directories(entries, length, visitor);
        }
        libc.close(directory);
    }

    private long inode(String path) {
        Scratch scratch = libc.scratch().begin().add(path);
        int result = libc.statx(AT_FDCWD, scratch.path(), 0, STATX_INO, scratch.struct.address());
        return result < 0 ? 0 : scratch.struct.get(JAVA_LONG, Statx.STX_INO);
    }
}
