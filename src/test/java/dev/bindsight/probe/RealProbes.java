package dev.bindsight.probe;

import dev.bindsight.diagnosis.gather.InventoryLook;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.platform.SocketDestroyer;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.OpenDescriptors;

import java.time.InstantSource;
import java.util.List;

/** The provers on the machine that the test runs on. */
final class RealProbes implements AutoCloseable {
    private final Platform platform = LinuxPlatform.open();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());

    SocketCalls calls() {
        return platform.sockets();
    }

    SocketDestroyer destroyer() {
        return platform.destroyer();
    }

    PortLook look() {
        return new InventoryLook(inventory);
    }

    BindProver binds() {
        return binds(look());
    }

    BindProver binds(PortLook look) {
        return new BindProver(calls(), platform.machine(), look);
    }

    ConnectProver connects() {
        return connects(calls());
    }

    ConnectProver connects(SocketCalls calls) {
        return new ConnectProver(calls, platform.machine());
    }

    @Override
    public void close() {
        inventory.close();
        platform.close();
    }

    static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port));
    }

    static List<Syscall> calls(Attempt attempt) {
        return attempt.trace().stream().map(TracedCall::syscall).toList();
    }

    static TracedCall call(Attempt attempt, Syscall syscall) {
        return attempt.trace().stream()
                .filter(call -> call.syscall() == syscall)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + syscall + " in " + attempt.trace()));
    }

    /** {@code bind EADDRINUSE KERNEL}. */
    static String refusal(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Refused(var syscall, var errno, var by)
                ? syscall.label() + " " + errno.name() + " " + by
                : attempt.outcome().toString();
    }

    static long descriptors() {
        return OpenDescriptors.count();
    }
}
