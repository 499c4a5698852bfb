package dev.bindsight.words.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.ActionFailure;
import dev.bindsight.fix.MissingPermission;
import dev.bindsight.fix.Requirement;
import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Signal;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.TracedCall;
import dev.bindsight.testbed.Args;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;
import dev.bindsight.words.stop.StopVerdict.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What a stop came to: only what was seen. */
class StopVerdictTest {
    private static final Fix.Stop FIX = Shop.SERVER_ONLY.fixes().getFirst();

    private static StopVerdict verdict(StopReport report, StopStep... steps) {
        return StopVerdict.of(report, List.of(steps), "ann", Sample.NOW);
    }

    private static StopReport.Aftermath heldBy(boolean respawned, Fix.@Nullable Stop instead) {
        return new StopReport.Aftermath(
                Shop.PORT_3000,
                false,
                false,
                new Errno("EADDRINUSE", 98),
                null,
                List.of(Shop.PORT_3000),
                respawned,
                instead,
                List.of(),
                Shop.INVENTORY);
    }

    private static StopReport.Aftermath held() {
        return heldBy(false, null);
    }

    private static StopReport.Action refused(String errno, int number) {
        return new StopReport.Action(
                FIX,
                Shop.SERVER,
                null,
                false,
                new ActionFailure.CallRefused(Syscall.PIDFD_OPEN, new Errno(errno, number)),
                new Errno(errno, number),
                null);
    }

    @Test
    void onePortOnTwoAddressesIsOnePort() {
        StopReport.Aftermath free = Shop.after(true, true, null);
        StopVerdict verdict = verdict(Shop.report(List.of(), free, free));

        assertThat(verdict.title()).isEqualTo("Port 3000 is free");
    }

    @Test
    void aPortThatBothBindsFoundFreeIsFree() {
        StopVerdict verdict = verdict(Shop.report(List.of(), Shop.after(true, true, null)));

        assertThat(verdict.kind()).isEqualTo(Kind.FREE);
        assertThat(verdict.title()).isEqualTo("Port 3000 is free");
    }

    @Test
    void lingeringConnectionsCountDownToTheirEnd() {
        StopVerdict verdict =
                verdict(Shop.report(List.of(), Shop.after(true, false, Duration.ofSeconds(58))));

        assertThat(verdict.kind()).isEqualTo(Kind.FREE);
        assertThat(verdict.explanationAt(Sample.NOW)).contains("58 s more");
        assertThat(verdict.explanationAt(Sample.NOW.plusSeconds(50))).contains("8 s more");
        assertThat(verdict.explanationAt(Sample.NOW.plusSeconds(58))).doesNotContain("more");
    }

    @Test
    void aPortThatWasTakenAgainNamesWhoStartedWhom() {
        StopVerdict verdict =
                verdict(
                        Shop.report(
                                List.of(), heldBy(true, new Fix.StopSupervisor(Shop.RESTARTS))));

        assertThat(verdict.kind()).isEqualTo(Kind.HELD);
        assertThat(verdict.title()).isEqualTo("Port 3000 was taken again");
        assertThat(verdict.explanation()).isEqualTo("npm run dev (4100) started server.js (4121).");
        assertThat(verdict.instead()).isNotNull();
    }

    @Test
    void aRefusedSignalSaysWhoseTheProcessIsAndWhatIsNeeded() {
        var action =
                new StopReport.Action(
                        FIX,
                        Shop.SERVER,
                        Signal.SIGTERM,
                        false,
                        new ActionFailure.CallRefused(
                                Syscall.PIDFD_SEND_SIGNAL, new Errno("EPERM", 1)),
                        new Errno("EPERM", 1),
                        new MissingPermission("root", new Requirement.RootToSignal(), null));

        StopVerdict verdict = verdict(Shop.report(List.of(action), heldBy(false, null)));

        assertThat(verdict.kind()).isEqualTo(Kind.NOT_PERMITTED);
        assertThat(verdict.title()).isEqualTo("Not stopped");
        assertThat(verdict.call()).isEqualTo("pidfd_send_signal(server.js 4121): EPERM");
        assertThat(verdict.explanation())
                .isEqualTo(
                        "server.js (4121) belongs to root; you are ann. Nothing was changed and"
                                + " port 3000 is still taken.");
        assertThat(verdict.hint()).isEqualTo("Only root may signal it (CAP_KILL).");
    }

    @Test
    void aCallThatTheKernelDoesNotHaveIsSaidToBeMissing() {
        StopVerdict verdict = verdict(Shop.report(List.of(refused("ENOSYS", 38)), held()));

        assertThat(verdict.title()).isEqualTo("Not stopped");
        assertThat(verdict.call()).isEqualTo("pidfd_open: ENOSYS");
        assertThat(verdict.hint()).contains("no pidfds (Linux 5.3)");
    }

    @Test
    void aRefusalOfOnesOwnProcessIsNotBlamedOnItsOwner() {
        var action =
                new StopReport.Action(
                        FIX,
                        Shop.SERVER,
                        null,
                        false,
                        new ActionFailure.CallRefused(Syscall.PIDFD_OPEN, new Errno("EPERM", 1)),
                        new Errno("EPERM", 1),
                        new MissingPermission("ann", new Requirement.PolicyToSignal(), null));

        StopVerdict verdict = verdict(Shop.report(List.of(action), held()));

        assertThat(verdict.call()).isEqualTo("pidfd_open: EPERM");
        assertThat(verdict.explanation())
                .isEqualTo(
                        "server.js (4121) belongs to ann, and so do you. Nothing was changed and"
                                + " port 3000 is still taken.");
    }

    @Test
    void aStandbyThatTookThePortOverIsNotSaidToHaveStartedItself() {
        StopReport.Aftermath taken = heldBy(true, new Fix.StopOwner(List.of(Shop.SERVER)));

        assertThat(verdict(Shop.report(List.of(), taken)).explanation())
                .isEqualTo("By server.js (4121). What started it is not known.");
        assertThat(
                        verdict(Shop.report(List.of(), taken), Shop.signalled(Signal.SIGTERM))
                                .explanation())
                .isEqualTo("server.js (4121) ran before already and took it over.");
    }

    @Test
    void aFreePortIsSaidToHaveBeenWatchedForAsLongAsItWas() {
        StopReport report = Shop.report(List.of(), Shop.after(true, true, null));
        var watching = new StopStep.Watching(Duration.ofSeconds(3));

        assertThat(verdict(report, watching).explanation())
                .isEqualTo("A real bind proves it. For 3 s nobody took it back.");
        assertThat(verdict(report, watching, new StopStep.Unwatched()).explanation())
                .isEqualTo("A real bind proves it.");
    }

    @Test
    void aRefusedSignalToAServiceOffersItsUnit() {
        var unit = new Supervisor.Systemd(new SystemdUnit("nginx.service", false), null, List.of());
        var stopUnit = new Fix.StopSupervisor(unit);
        var action =
                new StopReport.Action(
                        FIX,
                        Shop.SERVER,
                        Signal.SIGTERM,
                        false,
                        new ActionFailure.CallRefused(
                                Syscall.PIDFD_SEND_SIGNAL, new Errno("EPERM", 1)),
                        new Errno("EPERM", 1),
                        new MissingPermission("root", new Requirement.RootToSignal(), stopUnit));

        StopVerdict verdict = verdict(Shop.report(List.of(action), heldBy(false, null)));

        assertThat(verdict.instead()).isEqualTo(stopUnit);
        assertThat(verdict.hint())
                .isEqualTo(
                        "Only root may signal it (CAP_KILL). nginx.service keeps it; stopping that"
                                + " may ask for your password.");
    }

    @Test
    void aProcessThatOutlivedItsSignalIsSaidToRun() {
        StopVerdict verdict =
                verdict(Shop.report(List.of(), heldBy(false, null)), Shop.stillRunning());

        assertThat(verdict.kind()).isEqualTo(Kind.HELD);
        assertThat(verdict.title()).isEqualTo("server.js (4121) is still running");
    }

    @Test
    void aCancelledStopSaysWhetherTheSignalWasSent() {
        var cancelled =
                new StopReport(List.of(Shop.PORT_3000), List.of(), List.of(), List.of(), true);

        assertThat(verdict(cancelled).explanation()).isEqualTo("Nothing was changed.");
        assertThat(verdict(cancelled, Shop.signalled(Signal.SIGTERM)).explanation())
                .isEqualTo(
                        "The signal had been sent and cannot be called back: server.js (4121) may"
                                + " still end.");
    }

    @Test
    void aStopThatIsCancelledOnceTheProcessHasEndedDoesNotSayThatItMayEnd() {
        var cancelled =
                new StopReport(List.of(Shop.PORT_3000), List.of(), List.of(), List.of(), true);

        assertThat(verdict(cancelled, Shop.signalled(Signal.SIGTERM), Shop.exited()).explanation())
                .isEqualTo(
                        "server.js (4121) has ended. Whether port 3000 can be bound now was not"
                                + " tried.");
        assertThat(
                        verdict(
                                        cancelled,
                                        new StopStep.CommandRun(
                                                FIX,
                                                List.of("systemctl", "stop", "shop.service"),
                                                0,
                                                "",
                                                Duration.ofMillis(90)))
                                .explanation())
                .isEqualTo(
                        "systemctl stop shop.service was run. Whether port 3000 can be bound now"
                                + " was not tried.");
    }

    @Test
    void aPortHeldBySomeoneElseNamesThem() {
        StopVerdict verdict = verdict(Shop.report(List.of(), heldBy(false, null)));

        assertThat(verdict.title()).isEqualTo("Port 3000 is still held");
        assertThat(verdict.explanation()).isEqualTo("By server.js (4121).");
    }

    @Test
    void theBindAsServersMakeItDecides() {
        var plain =
                new StopStep.Proved(
                        Shop.PORT_3000,
                        false,
                        List.of(
                                Shop.refused(
                                        Syscall.BIND,
                                        Args.on(8, Shop.PORT_3000.local()),
                                        "EADDRINUSE",
                                        98)),
                        false);

        TracedCall deciding = TraceFacts.deciding(List.of(Shop.proved(), plain));

        assertThat(deciding).isNotNull();
        assertThat(deciding.ok()).isTrue();
    }
}
