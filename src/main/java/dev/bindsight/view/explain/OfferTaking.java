package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.fix.Remedies;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Fix;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.NameFact;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.Questions;
import dev.bindsight.view.bind.StopDialogs;
import dev.bindsight.view.bind.StopTargets;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.navigation.Navigation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Does what an offer about a reported error says. What ends a process or a socket is done here, and
 * this machine is looked at again; what is another try goes to the screen where tries are made. FX
 * thread.
 */
final class OfferTaking {
    private final CheckedError checked;
    private final Remedies remedies;
    private final Questions questions;
    private final StopDialogs stops;
    private final Navigation navigation;
    private final BiFunction<String, Cancellation, Optional<Resolution>> names;
    private final Lane lane;

    /**
     * @param questions asks before a socket is closed
     * @param stops stops owners
     * @param names looks names up
     * @param lane runs what blocks
     */
    OfferTaking(
            CheckedError checked,
            Remedies remedies,
            Questions questions,
            StopDialogs stops,
            Navigation navigation,
            BiFunction<String, Cancellation, Optional<Resolution>> names,
            Lane lane) {
        this.checked = checked;
        this.remedies = remedies;
        this.questions = questions;
        this.stops = stops;
        this.navigation = navigation;
        this.names = names;
        this.lane = lane;
    }

    /** What runs. */
    Lane lane() {
        return lane;
    }

    /** Does it, after the questions it takes. */
    void take(Offer offer, ReportFinding finding) {
        switch (offer.fix()) {
            case Fix.Stop stop -> stop(stop, finding);
            case Fix.CloseSocket _ ->
                    questions.askToClose(
                            offer, finding.diagnosis(), () -> apply(offer, finding, null));
            case Fix.WaitForTimeWait wait -> apply(offer, finding, wait.until());
            case Fix.Retry retry -> tryIt(retry.probe());
            // it is given back where it was taken
            case Fix.EndHold _ -> open(finding);
            case Fix.ByUser _ -> questions.showCommands(offer);
            case Fix.TryBind(Probe.BindProbe probe) -> tryIt(probe);
            case Fix.TryConnect(HostAndPort to, Protocol protocol, boolean tls) ->
                    navigation.tryConnect(
                            tls ? "https://" + to : to.host(), to.port().toString(), protocol);
            case Fix.LookUp(String name) -> lookUp(name, finding);
        }
    }

    /** Makes the call that would tell whether an error is still true. */
    void tryNow(ReportFinding finding) {
        finding.diagnosis().offers().stream()
                .filter(offer -> offer.fix() instanceof Fix.Try)
                .findFirst()
                .ifPresentOrElse(offer -> take(offer, finding), () -> open(finding));
    }

    /** Opens the screen where the very call is tried, with its fields filled in. */
    void open(ReportFinding finding) {
        switch (finding.probe()) {
            case Probe.BindProbe bind -> navigation.fillBind(bind);
            case Probe.ConnectProbe connect ->
                    navigation.fillConnect(
                            connect.place().addressText(), port(connect), connect.protocol());
            case null -> {
                var error = finding.found().error();
                if (error.host() != null) {
                    navigation.fillConnect(
                            error.host(),
                            error.port() == null ? "" : error.port().toString(),
                            Protocol.TCP);
                }
            }
        }
    }

    private void tryIt(Probe probe) {
        switch (probe) {
            case Probe.BindProbe bind -> navigation.tryBind(bind);
            case Probe.ConnectProbe connect ->
                    navigation.tryConnect(
                            connect.place().addressText(), port(connect), connect.protocol());
        }
    }

    private static String port(Probe probe) {
        return probe.endpoint().port().toString();
    }

    private void lookUp(String name, ReportFinding finding) {
        lane.startInstead(
                new Job(
                        Texts.get("explain.job.lookUp", name),
                        job -> {
                            Optional<Resolution> came = names.apply(name, job.cancellation());
                            return () ->
                                    came.filter(_ -> finding.found().equals(checked.error()))
                                            .map(OfferTaking::fact)
                                            .ifPresent(checked::learn);
                        }));
    }

    private static Evidence fact(Resolution came) {
        EaiCode code = came.error();
        return Evidence.of(
                Evidence.Kind.NETWORK,
                code == null
                        ? new NameFact.ResolvesTo(came.addresses())
                        : new NameFact.ResolverGave(code, came.elapsed()));
    }

    private void stop(Fix.Stop fix, ReportFinding finding) {
        Inventory seen = finding.diagnosis().seen();
        if (seen != null) {
            stops.open(
                    seen,
                    StopTargets.of(fix, finding.diagnosis().cause(), finding.probe(), seen),
                    checked::again);
        }
    }

    private void apply(Offer offer, ReportFinding finding, @Nullable Instant until) {
        Attempt tried = finding.tried();
        if (tried == null) {
            // refused to a program with other privileges: there is nothing to compare with
            if (offer.fix() instanceof Fix.Retry retry) {
                tryIt(retry.probe());
            }
            return;
        }
        var before = new Finding(tried, finding.diagnosis());
        String title = until == null ? "bind.busy.fix" : "bind.busy.wait";
        lane.startInstead(
                new Job(
                                Texts.get(title),
                                job -> {
                                    var _ = remedies.apply(offer, before, job.cancellation());
                                    return checked::again;
                                })
                        .until(until));
    }
}
