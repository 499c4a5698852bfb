package dev.bindsight.view.sample;

import dev.bindsight.fix.Protection;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.inventory.Client;
import dev.bindsight.model.Arg;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.ParentRole;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.testbed.Args;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** A web shop under development: server.js on port 3000, started by npm, and who talks to it. */
public final class Shop {
    /** The shell in the terminal. */
    public static final ProcessDetails BASH = Sample.process(3987, "bash", null, "bash");

    /** What starts the server again. */
    public static final ProcessDetails NPM =
            Sample.process(4100, "npm run dev", BASH, "npm", "run", "dev");

    /** The server. */
    public static final ProcessDetails SERVER =
            Sample.process(4121, "server.js", NPM, "node", "server.js");

    /** A child of the server. */
    public static final ProcessDetails ESBUILD = Sample.process(4133, "esbuild", SERVER, "esbuild");

    /** Another child of the server. */
    public static final ProcessDetails TAILWIND =
            Sample.process(4140, "tailwindcss", SERVER, "tailwindcss");

    /** A client of the server. */
    public static final ProcessDetails FIREFOX = Sample.process(2877, "firefox", null, "firefox");

    /** The server's port. */
    public static final SocketEntry PORT_3000 = Sample.listener("::", 3000, SERVER);

    /** Its port for metrics. */
    public static final SocketEntry PORT_9464 = Sample.listener("127.0.0.1", 9464, SERVER);

    /** The machine as it was read. */
    public static final Inventory INVENTORY =
            Sample.inventory(
                    List.of(PORT_3000, PORT_9464), BASH, NPM, SERVER, ESBUILD, TAILWIND, FIREFOX);

    /** Two connections of firefox, one of a telephone. */
    public static final List<Client> CLIENTS =
            List.of(
                    new Client(IpAddressText.parse("::1").orElseThrow(), FIREFOX, 2),
                    new Client(IpAddressText.parse("192.168.1.31").orElseThrow(), null, 1));

    /** What npm is recognised by. */
    public static final Supervisor.Parent RESTARTS =
            new Supervisor.Parent(NPM, new ParentRole.Known(ParentRole.Kind.RUNS, "npm"), true);

    /** Ends the server alone. */
    public static final StopChoice SERVER_ONLY =
            new StopChoice(List.of(new Fix.StopOwner(List.of(SERVER))), new Protection.Ordinary());

    /** Ends npm, and the server with it. */
    public static final StopChoice FOR_GOOD =
            new StopChoice(List.of(new Fix.StopSupervisor(RESTARTS)), new Protection.Ordinary());

    /** What stopping would hit. */
    public static final StopPlan PLAN = plan(target(new Protection.Ordinary()));

    private Shop() {}

    /** The server as a target. */
    public static StopTarget target(Protection protection) {
        return new StopTarget(
                SERVER,
                List.of(PORT_3000),
                List.of(ESBUILD, TAILWIND),
                List.of(PORT_9464),
                CLIENTS,
                RESTARTS,
                protection,
                null,
                null);
    }

    /** A plan for one target. */
    public static StopPlan plan(StopTarget target) {
        return new StopPlan(
                List.of(PORT_3000),
                List.of(target),
                List.of(),
                target.clients(),
                List.of(),
                List.of(FOR_GOOD, SERVER_ONLY));
    }

    /** A call that returned 0. */
    public static TracedCall call(Syscall syscall, List<Arg> arguments, long micros) {
        return new TracedCall(
                syscall,
                arguments,
                new SyscallResult.Returned(0),
                Duration.ofNanos(micros * 1_000));
    }

    /** A call that failed. */
    public static TracedCall refused(
            Syscall syscall, List<Arg> arguments, String errno, int number) {
        return new TracedCall(
                syscall,
                arguments,
                new SyscallResult.Failed(new Errno(errno, number)),
                Duration.ofNanos(24_000));
    }

    /** SIGTERM to the server. */
    public static StopStep signalled(Signal signal) {
        return new StopStep.Signalled(
                SERVER,
                signal,
                call(Syscall.PIDFD_SEND_SIGNAL, Args.on(7, signal.name(), new Arg.Null(), 0), 11),
                Sample.NOW);
    }

    /** The server ended. */
    public static StopStep exited() {
        return new StopStep.Exited(
                SERVER,
                call(Syscall.POLL, Args.poll(7, "POLLIN", 5000), 180_000),
                Duration.ofMillis(180));
    }

    /** The server did not end. */
    public static StopStep stillRunning() {
        return new StopStep.StillRunning(
                SERVER, call(Syscall.POLL, Args.poll(7, "POLLIN", 5000), 5_000_000));
    }

    /** The port can be bound. */
    public static StopStep proved() {
        return new StopStep.Proved(
                PORT_3000,
                true,
                List.of(
                        call(Syscall.SETSOCKOPT, Args.option(8, "SO_REUSEADDR", 1), 3),
                        call(Syscall.BIND, Args.on(8, PORT_3000.local()), 24),
                        call(Syscall.LISTEN, Args.on(8, 1), 9)),
                true);
    }

    /** Every step of a stop that goes well. */
    public static List<StopStep> goodSteps() {
        return List.of(
                new StopStep.IdentityChecked(SERVER, true, Duration.ofMillis(2)),
                signalled(Signal.SIGTERM),
                new StopStep.Waiting(SERVER, Duration.ofMillis(4_900)),
                exited(),
                new StopStep.Watching(Duration.ofMillis(2_900)),
                proved());
    }

    /** The state of the port afterwards. */
    public static StopReport.Aftermath after(
            boolean ok, boolean plainOk, @Nullable Duration remaining) {
        return new StopReport.Aftermath(
                PORT_3000,
                ok,
                plainOk,
                ok ? null : new Errno("EADDRINUSE", 98),
                remaining,
                List.of(),
                false,
                null,
                List.of(),
                INVENTORY);
    }

    /** A report of one port. */
    public static StopReport report(
            List<StopReport.Action> actions, StopReport.Aftermath... aftermath) {
        return new StopReport(List.of(PORT_3000), actions, List.of(aftermath), List.of(), false);
    }
}
