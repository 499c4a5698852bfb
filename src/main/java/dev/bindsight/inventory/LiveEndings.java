package dev.bindsight.inventory;

import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.DestroyedSockets;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessControl.PinnedProcess;
import dev.bindsight.platform.ProcessControl.Pinning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endings of this machine: each process is held by a pidfd from when it is first watched. */
public final class LiveEndings implements Endings {
    /** A process that holds ten thousand descriptors itself has none left to look with. */
    private static final int MOST = 400;

    private final Platform platform;
    private final Map<ProcessRef, PinnedProcess> held = new HashMap<>();
    private final Optional<DestroyedSockets> sockets;

    /** Begins to hear of sockets at once. */
    public LiveEndings(Platform platform) {
        this.platform = platform;
        sockets = platform.destroyedSockets();
    }

    @Override
    public void watch(ProcessRef process) {
        if (held.size() < MOST
                && !held.containsKey(process)
                && platform.control().pin(process) instanceof Pinning.Pinned(var pinned)) {
            held.put(process, pinned);
        }
    }

    @Override
    public void forget(ProcessRef process) {
        PinnedProcess pinned = held.remove(process);
        if (pinned != null) {
            pinned.close();
        }
    }

    /** One that could not be held is looked up by its pid and its start. */
    @Override
    public Optional<ProcessEnd> end(ProcessRef process) {
        PinnedProcess pinned = held.get(process);
        if (pinned != null) {
            return Optional.ofNullable(pinned.end());
        }
        boolean runs =
                platform.processes().identify(process.pid()).filter(process::equals).isPresent();
        return runs ? Optional.empty() : Optional.of(ProcessEnd.UNTOLD);
    }

    @Override
    public List<DestroyedSocket> destroyed() {
        return sockets.map(DestroyedSockets::drain).orElseGet(List::of);
    }

    @Override
    public void close() {
        held.values().forEach(PinnedProcess::close);
        held.clear();
        sockets.ifPresent(DestroyedSockets::close);
    }
}
