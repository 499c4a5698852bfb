package dev.bindsight.platform.linux;

import dev.bindsight.platform.BootFacts;
import dev.bindsight.platform.CallPort;
import dev.bindsight.platform.CgroupTable;
import dev.bindsight.platform.DestroyedSockets;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.NameResolver;
import dev.bindsight.platform.NativePath;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.platform.SocketDestroyer;
import dev.bindsight.platform.SocketPlaces;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.TrackedConnections;
import dev.bindsight.platform.portable.OshiSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Linux: libc through java.lang.foreign, sock_diag(7), /proc and pidfds. */
public final class LinuxPlatform implements Platform {
    /**
     * In a field, because the cache of classes takes what a rehearsal meets, which begins nothing.
     */
    private static final Runnable ARRANGE = LinuxPlatform::arrange;

    private final ProcFiles proc;
    private final SockDiagSource sockDiag;
    private final ProcNetSource procNet;
    private final SocketSource oshi = new OshiSource();
    private final ProcessTable processes;
    private final SocketPlaces places;
    private final ProcessControl control;
    private final LinuxCalls calls;
    private final SocketCalls sockets;
    private final SocketDestroyer destroyer;
    private final NameResolver names;
    private final MachineFacts machine;
    private final CgroupTable cgroups;

    private final Libc libc;
    private final BootClock clock;
    private final Devices devices;

    private LinuxPlatform() {
        libc = new Libc();
        proc = new ProcFiles(libc);
        Credentials credentials = new Credentials(libc, proc);
        devices = new Devices(libc);
        clock = new BootClock(libc);
        ProcessReader reader = new ProcessReader(libc, proc, clock);
        sockDiag = new SockDiagSource(libc, devices, () -> KernelRelease.running(libc, proc));
        procNet = new ProcNetSource(libc, proc, clock, "net/");
        processes =
                new LinuxProcesses(
                        libc,
                        proc,
                        reader,
                        new ProcMount(libc, proc, credentials, System::nanoTime));
        places = new LinuxSocketPlaces(libc, proc, processes);
        control = new LinuxProcessControl(libc, proc, reader, processes);
        calls = new LinuxCalls(libc);
        sockets = new LinuxSocketCalls(libc, calls);
        names = new LinuxNames(libc);
        destroyer = new LinuxSocketDestroyer(libc, devices);
        machine = new LinuxMachine(libc, proc, credentials, devices, Path.of("/etc/services"));
        cgroups =
                new CgroupPaths(
                        libc,
                        proc,
                        SocketUnitFiles.ofMachine(NativePath.homeOfAccount()),
                        System::nanoTime);
    }

    /**
     * Has the way to libc arranged on another thread, for whoever will soon open the machine: that
     * takes as long as the rest of a start. What it fails with the first call is told.
     */
    public static void begin() {
        Thread.ofPlatform().daemon().name("libc").start(ARRANGE);
    }

    private static void arrange() {
        try {
            Libc.arrange();
        } catch (LinkageError toldToTheFirstCall) {
            // by the class that could not be initialized
        }
    }

    /**
     * Opens the machine without a call to it. Whatever cannot be read later says so then; this
     * never fails on Linux. The first call fails if libc lacks a function, as on no known Linux.
     */
    public static LinuxPlatform open() {
        return new LinuxPlatform();
    }

    @Override
    public List<SocketSource> sources() {
        return List.of(sockDiag, procNet, oshi);
    }

    @Override
    public Optional<SocketSource> socketsAround(int pid) {
        return Optional.of(new ProcNetSource(libc, proc, clock, pid + "/net/"));
    }

    @Override
    public ProcessTable processes() {
        return processes;
    }

    @Override
    public SocketPlaces places() {
        return places;
    }

    @Override
    public ProcessControl control() {
        return control;
    }

    @Override
    public SocketCalls sockets() {
        return sockets;
    }

    @Override
    public CallPort calls() {
        return calls;
    }

    @Override
    public NameResolver names() {
        return names;
    }

    @Override
    public SocketDestroyer destroyer() {
        return destroyer;
    }

    @Override
    public MachineFacts machine() {
        return machine;
    }

    @Override
    public CgroupTable cgroups() {
        return cgroups;
    }

    @Override
    public BootFacts boot() {
        return new LinuxBoot(proc, libc, clock);
    }

    @Override
    public Optional<DestroyedSockets> destroyedSockets() {
        return DestroyedSocketGroup.join(libc, devices);
    }

    @Override
    public TrackedConnections tracked() {
        return new Conntrack(libc);
    }

    @Override
    public void close() {
        sockDiag.close();
        proc.close();
    }
}
