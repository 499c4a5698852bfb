package dev.bindsight.testbed;

import dev.bindsight.model.Source;
import dev.bindsight.platform.CallPort;
import dev.bindsight.platform.CgroupTable;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.UnitFile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The in-memory twin of {@link Platform}: a machine made of plain lists that a test changes between
 * readings, or in the middle of one ({@link ScriptedProcess#beforeLooking}, {@link
 * ScriptedSource#afterListing}). Signals end scripted processes, and with the last process that
 * holds a socket the socket goes too. Its parts are safe for use by several threads.
 *
 * <pre>{@code
 * var platform = new ScriptedPlatform();
 * var web = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
 * platform.process(4121).command("node", "server.js").open(web);
 * }</pre>
 */
public final class ScriptedPlatform implements Platform {
    private final List<ScriptedSocket> sockets = new CopyOnWriteArrayList<>();
    private final ScriptedProcessTable processes = new ScriptedProcessTable();
    private final ScriptedPlaces places = new ScriptedPlaces();
    private final ScriptedControl control = new ScriptedControl(processes, this::end);
    private final ScriptedSocketCalls calls = new ScriptedSocketCalls(() -> sockets);
    private final ScriptedNames names = new ScriptedNames();
    private final ScriptedDestroyer destroyer = new ScriptedDestroyer(() -> sockets, this::remove);
    private final ScriptedMachine machine = new ScriptedMachine();
    private final ScriptedCgroups cgroups = new ScriptedCgroups();
    private final ScriptedSource sockDiag = new ScriptedSource(Source.SOCK_DIAG, () -> sockets);
    private final ScriptedSource procfs = new ScriptedSource(Source.PROCFS, () -> sockets);
    private long nextNumber = 70_001;
    private int closes;

    /** Adds a socket; one without a cookie or an owner's inode is given fresh ones. */
    public ScriptedSocket add(ScriptedSocket socket) {
        if (socket.cookie() == 0) {
            socket.cookie(nextNumber++);
        }
        boolean kernelOnly = socket.timer() == 3;
        if (socket.inode() == 0 && !kernelOnly) {
            socket.inode(nextNumber++);
        }
        sockets.add(socket);
        return socket;
    }

    /** Adds a socket exactly as it is, also with the inode 0 of a connection nobody accepted. */
    public ScriptedSocket addWithoutInode(ScriptedSocket socket) {
        add(socket);
        return socket.inode(0);
    }

    /** Takes a socket away. */
    public void remove(ScriptedSocket socket) {
        sockets.remove(socket);
    }

    /** Starts a process that began ten times its pid in clock ticks after boot. */
    public ScriptedProcess process(int pid) {
        return process(pid, pid * 10L);
    }

    /** Starts a process; one that had the pid before is gone. */
    public ScriptedProcess process(int pid, long startTime) {
        return processes.put(new ScriptedProcess(pid, startTime));
    }

    /** Ends a process; a socket that no other process holds goes with it. */
    public void end(ScriptedProcess process) {
        processes.remove(process);
        sockets.removeIf(socket ->
                process.descriptors().containsValue(socket.inode())
                        && !processes.holdsInode(socket.inode()));
    }

    /** The sockets as they are now. */
    public List<ScriptedSocket> allSockets() {
        return List.copyOf(sockets);
    }

    /** The sock_diag source, to make it refuse. */
    public ScriptedSource sockDiag() {
        return sockDiag;
    }

    /** The /proc/net source, to make it refuse. */
    public ScriptedSource procfs() {
        return procfs;
    }

    /** How often it was closed. */
    public int closes() {
        return closes;
    }

    @Override
    public List<SocketSource> sources() {
        return List.of(sockDiag, procfs);
    }

    @Override
    public ScriptedProcessTable processes() {
        return processes;
    }

    @Override
    public ScriptedPlaces places() {
        return places;
    }

    @Override
    public ScriptedControl control() {
        return control;
    }

    /** No experiment is made on a machine that is made up. */
    @Override
    public CallPort calls() {
        throw new UnsupportedOperationException("nobody makes experiments here");
    }

    @Override
    public ScriptedSocketCalls sockets() {
        return calls;
    }

    @Override
    public ScriptedNames names() {
        return names;
    }

    @Override
    public ScriptedDestroyer destroyer() {
        return destroyer;
    }

    @Override
    public ScriptedMachine machine() {
        return machine;
    }

    @Override
    public ScriptedCgroups cgroups() {
        return cgroups;
    }

    @Override
    public void close() {
        closes++;
    }

    /** Cgroup paths by id, and unit files. */
    public static final class ScriptedCgroups implements CgroupTable {
        private final Map<Long, String> paths = new ConcurrentHashMap<>();
        private final List<UnitFile> units = new CopyOnWriteArrayList<>();

        private ScriptedCgroups() {}

        /** Sets the path of a cgroup. */
        public ScriptedCgroups path(long id, String path) {
            paths.put(id, path);
            return this;
        }

        /** Installs a .socket unit of the system's manager. */
        public ScriptedCgroups unit(String name, String text) {
            units.add(new UnitFile(name, false, text));
            return this;
        }

        @Override
        public Optional<String> path(long id) {
            return Optional.ofNullable(paths.get(id));
        }

        @Override
        public List<UnitFile> socketUnits() {
            return List.copyOf(units);
        }
    }
}
