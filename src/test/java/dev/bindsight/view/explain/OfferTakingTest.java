package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.fix.Remedies;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Fix;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.view.bind.Questions;
import dev.bindsight.view.bind.StopDialogs;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.sample.ConnectSample;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;
import dev.bindsight.words.EvidenceText;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class OfferTakingTest {
    private static final BindProbe PROBE =
            new BindProbe(BindPlace.of(Sample.endpoint("::", 3000)), Protocol.TCP, Set.of());
    private static final FoundError FOUND =
            new FoundError(
                    new ReportedError("ECONNREFUSED", "connect", "db.test", new Port(5432)),
                    null,
                    "",
                    0,
                    0,
                    List.of());

    private final List<String> done = new ArrayList<>();
    private final ScriptedReports reports = new ScriptedReports();
    private final CheckedError checked = new CheckedError(reports, Lanes.atOnce());
    private final StopDialogs stops =
            (_, sockets, ended) -> {
                done.add("stop " + sockets);
                ended.run();
            };
    private final OfferTaking taking =
            new OfferTaking(
                    checked,
                    telling(Remedies.class),
                    telling(Questions.class),
                    stops,
                    telling(Navigation.class),
                    (name, _) -> Optional.of(ConnectSample.unknown(name)),
                    Lanes.atOnce());

    private <T> T telling(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            done.add(method.getName() + " " + Arrays.asList(arguments));
                            return null;
                        }));
    }

    private static Offer offer(Fix fix) {
        return Offer.open(fix, Benefit.asTheFixSays(), null);
    }

    private static ReportFinding finding() {
        return ScriptedReports.finding(FOUND, PROBE, Shop.INVENTORY);
    }

    @Test
    void aStopIsOfTheSocketsInTheWayAndThisMachineIsLookedAtAgainAfterIt() {
        checked.choose(FOUND, "");
        taking.take(offer(new Fix.StopOwner(List.of(Shop.SERVER))), finding());

        assertThat(done).containsExactly("stop " + List.of(Shop.PORT_3000));
        assertThat(reports.asked()).hasSize(2);
    }

    @Test
    void theVeryCallIsTriedWhereItsTraceIsShown() {
        taking.take(offer(new Fix.TryBind(PROBE)), finding());
        taking.take(offer(new Fix.UseOtherPort(PROBE, null)), finding());
        var place = new HostAndPort("db.test", new Port(443));
        taking.take(offer(new Fix.TryConnect(place, Protocol.TCP, false)), finding());
        taking.take(offer(new Fix.TryConnect(place, Protocol.TCP, true)), finding());

        assertThat(done)
                .containsExactly(
                        "tryBind " + List.of(PROBE),
                        "tryBind " + List.of(PROBE),
                        "tryConnect [db.test, 443, TCP]",
                        "tryConnect [https://db.test:443, 443, TCP]");
    }

    @Test
    void aNameIsLookedUpAndWhatCameOfItIsEvidence() {
        checked.choose(FOUND, "");
        ReportFinding finding =
                ScriptedReports.finding(FOUND, null, null, offer(new Fix.LookUp("db.test")));
        taking.tryNow(finding);

        assertThat(checked.moreProperty().get())
                .extracting(evidence -> EvidenceText.of(evidence).text())
                .hasSize(1)
                .allMatch(text -> text.contains("EAI_NONAME"));
        checked.choose(null, "");
        assertThat(checked.moreProperty().get()).isEmpty();
    }

    @Test
    void aTryIsTheOneThatIsOfferedAndElseItsScreenIsOpened() {
        taking.tryNow(ScriptedReports.finding(FOUND, PROBE, null));
        taking.tryNow(ScriptedReports.finding(FOUND, null, null));

        assertThat(done)
                .containsExactly("fillBind " + List.of(PROBE), "fillConnect [db.test, 5432, TCP]");
    }
}
