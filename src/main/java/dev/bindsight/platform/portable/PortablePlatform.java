package dev.bindsight.platform.portable;

import static dev.bindsight.model.ErrnoName.ENOSYS;

import dev.bindsight.platform.CallPort;
import dev.bindsight.platform.CgroupTable;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.NameResolver;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.platform.SocketDestroyer;
import dev.bindsight.platform.SocketSource;

import java.util.List;
import java.util.Optional;

/**
 * macOS, Windows and others, through OSHI and the JDK. Verified on Linux only, where nobody but the
 * tests uses it: there is no other system in the project's tests yet.
 */
public final class PortablePlatform implements Platform {
    private final SocketSource source;
    private final ProcessTable processes;
    private final ProcessControl control;
    private final CallPort calls;
    private final SocketCalls sockets;
    private final NameResolver names = new JdkNames();
    private final SocketDestroyer destroyer;
    private final MachineFacts machine;

    private PortablePlatform() {
        var oshi = new LazyOshi();
        SystemErrno numbers = SystemErrno.here();
        source = new OshiSource(oshi);
        processes = new HandleProcesses(oshi);
        control = new HandleControl(numbers);
        calls = new NoCalls(numbers);
        sockets = new PortableCalls(numbers);
        destroyer = _ -> new SocketDestroyer.Destruction(List.of(), numbers.of(ENOSYS));
        machine = new PortableMachine(new OshiUsers(oshi), numbers);
    }

    /** Opens the machine; OSHI is loaded when it is first needed. */
    public static PortablePlatform open() {
        return new PortablePlatform();
    }

    @Override
    public List<SocketSource> sources() {
        return List.of(source);
    }

    @Override
    public ProcessTable processes() {
        return processes;
    }

    @Override
    public ProcessControl control() {
        return control;
    }

    @Override
    public SocketCalls sockets() {
        return sockets;
    }

    /** The JDK makes none of them as it is told. */
    @Override
    public CallPort calls() {
        return calls;
    }

    @Override
    public NameResolver names() {
        return names;
    }

    /** Only Linux lets one process destroy a socket of another. */
    @Override
    public SocketDestroyer destroyer() {
        return destroyer;
    }

    @Override
    public MachineFacts machine() {
        return machine;
    }

    /** There are no cgroups outside Linux. */
    @Override
    public CgroupTable cgroups() {
        return id -> Optional.empty();
    }

    @Override
    public void close() {
        // OSHI and the JDK hold nothing open
    }
}
