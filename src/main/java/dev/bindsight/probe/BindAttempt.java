package dev.bindsight.probe;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;

/** One bind while it is carried out. Not safe for use by several threads. */
final class BindAttempt {
    private static final int NONE = -1;

    private final SocketCalls calls;
    private final MachineFacts machine;
    private final LiveSockets live;
    private final BindProbe probe;
    private final AttemptRecord record;
    private int descriptor = NONE;
    private Optional<SocketKey> key = Optional.empty();
    private @Nullable Outcome outcome;

    BindAttempt(SocketCalls calls, MachineFacts machine, LiveSockets live, BindProbe probe) {
        this.calls = calls;
        this.machine = machine;
        this.live = live;
        this.probe = probe;
        record = new AttemptRecord(calls, machine, probe);
    }

    /** Goes as far as it works and is safe; the socket stays open. */
    void run() {
        boolean bound = socket() && options() && bind();
        if (bound) {
            if (probe.protocol() == Protocol.TCP) {
                listen();
            }
            record.name(descriptor);
        }
        if (outcome == null) {
            outcome = new Outcome.Worked();
        }
    }

    /** Whether it was carried out and worked. */
    boolean worked() {
        return outcome != null && outcome.ok();
    }

    /** Its socket, as long as that is open. */
    int descriptor() {
        return descriptor;
    }

    /** Closes the socket, if there is one. */
    void close() {
        if (descriptor != NONE) {
            if (probe.protocol() == Protocol.TCP) {
                calls.markAsTrial(descriptor);
            }
            record.note(calls.close(descriptor));
            descriptor = NONE;
        }
    }

    /** What was found, once it was carried out. */
    Attempt ended() {
        return record.ended(Objects.requireNonNull(outcome));
    }

    private boolean socket() {
        TracedCall made = calls.socket(family(), probe.protocol(), false);
        if (made.result() instanceof Returned(long number)) {
            descriptor = (int) number;
            key = calls.key(descriptor);
        }
        return works(made);
    }

    private boolean options() {
        Boolean v6only = probe.place().v6only();
        if (v6only != null && !set(SocketOption.IPV6_V6ONLY, v6only ? 1 : 0)) {
            return false;
        }
        for (SocketOption option : SocketOption.values()) {
            if (probe.options().contains(option) && !set(named(option), 1)) {
                return false;
            }
        }
        String device = probe.place().boundDevice();
        return device == null || works(calls.bindToDevice(descriptor, device));
    }

    private SocketOption named(SocketOption option) {
        return option == SocketOption.IP_FREEBIND && family() == AddressFamily.IPV6
                ? SocketOption.IPV6_FREEBIND
                : option;
    }

    private boolean set(SocketOption option, int value) {
        return works(calls.setOption(descriptor, option, value));
    }

    private boolean bind() {
        BindPlace place = probe.place();
        int scope = machine.scopeIndex(place);
        return isClear(Syscall.BIND, live.beforeBind(key))
                && works(calls.bind(descriptor, place.endpoint(), scope));
    }

    private void listen() {
        if (isClear(Syscall.LISTEN, live.beforeListen(key, probe.endpoint()))) {
            works(calls.listen(descriptor, probe.backlog()));
        }
    }

    private boolean isClear(Syscall next, LiveSockets.Seen seen) {
        if (!seen.clear()) {
            outcome = new Outcome.NotTried(next, seen.holders());
        }
        return seen.clear();
    }

    /** Notes a call; one that failed decides the attempt. */
    private boolean works(TracedCall call) {
        record.note(call);
        if (!call.ok()) {
            outcome = AttemptRecord.decidedBy(call);
        }
        return call.ok();
    }

    private AddressFamily family() {
        return probe.endpoint().address().family();
    }
}
