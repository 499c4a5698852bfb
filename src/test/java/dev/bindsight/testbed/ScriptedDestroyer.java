package dev.bindsight.testbed;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Errno;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketDestroyer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes sockets away from a {@link ScriptedPlatform}, unless told to refuse. */
public final class ScriptedDestroyer implements SocketDestroyer {
    private final Supplier<List<ScriptedSocket>> sockets;
    private final Consumer<ScriptedSocket> remove;
    private volatile @Nullable Errno refusal;

    ScriptedDestroyer(Supplier<List<ScriptedSocket>> sockets, Consumer<ScriptedSocket> remove) {
        this.sockets = sockets;
        this.remove = remove;
    }

    /** Refuses from now on, as with EPERM where CAP_NET_ADMIN is missing. */
    public void refuse(Errno errno) {
        refusal = errno;
    }

    @Override
    public Destruction destroy(SocketEntry socket) {
        Optional<ScriptedSocket> found =
                sockets.get().stream()
                        .filter(each -> each.tcpState() != TcpState.BOUND_INACTIVE)
                        .filter(each -> socket.key().equals(new SocketKey.ByCookie(each.cookie())))
                        .findFirst();
        Errno errno = found.isEmpty() ? new Errno("ENOENT", 2) : refusal;
        if (errno == null) {
            remove.accept(found.orElseThrow());
        }
        var send =
                new TracedCall(
                        Syscall.SEND,
                        Args.on(
                                20,
                                new Arg.DestroyOrder(
                                        socket.family(),
                                        socket.protocol(),
                                        socket.local(),
                                        socket.remote(),
                                        new byte[72])),
                        new SyscallResult.Returned(72),
                        Duration.ofNanos(1_000));
        return new Destruction(List.of(send), errno);
    }
}
