package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.fix.Remedies;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.view.connect.ConnectRun.Stage;
import dev.bindsight.view.finding.AppliedView;
import dev.bindsight.view.finding.Difference;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.ConnectSample;
import dev.bindsight.view.sample.ScriptedConnects;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

class ConnectModelTest {
    private static final Endpoint IPV4 = ConnectSample.endpoint("93.184.215.14", 443);
    private static final Endpoint IPV6 = ConnectSample.endpoint("2606:2800:21f:cb07::8b2c", 443);

    private final ScriptedConnects connects = new ScriptedConnects();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> ui = new ArrayDeque<>();
    private final List<Offer> taken = new ArrayList<>();
    private final ConnectModel model =
            new ConnectModel(
                    connects,
                    new TakingRemedies(),
                    (_, _) -> Optional.empty(),
                    Lanes.of(background::add, ui::add),
                    Clock.fixed(ConnectSample.NOW, ZoneOffset.UTC));

    /** Says that what it was given worked. */
    private final class TakingRemedies implements Remedies {
        @Override
        public Verification apply(Offer offer, Finding before, Cancellation cancellation) {
            taken.add(offer);
            return new Verification.Resolved(ConnectSample.connected(IPV4).attempt());
        }

        @Override
        public Verification again(Finding before, Cancellation cancellation) {
            throw new AssertionError("nothing is to be tried again");
        }
    }

    private void connect() {
        model.fill("example.com", "443", Protocol.TCP);
        model.connect();
    }

    private void work() {
        background.remove().run();
    }

    private void settle() {
        while (!background.isEmpty() || !ui.isEmpty()) {
            if (ui.isEmpty()) {
                work();
            } else {
                ui.remove().run();
            }
        }
    }

    private ConnectRun shown() {
        ConnectRun run = model.shownProperty().get();
        assertThat(run).isNotNull();
        return run;
    }

    private Target target(Endpoint endpoint) {
        return shown().targets().stream()
                .filter(target -> target.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    private static Diagnosis diagnosis(Target target) {
        return Objects.requireNonNull(Objects.requireNonNull(target.finding()).diagnosis());
    }

    private void giveBoth() {
        connects.give(
                ConnectSample.RESOLUTION,
                List.of(ConnectSample.secured(IPV4), ConnectSample.silent(IPV6)));
    }

    @Test
    void aConnectIsShownAtOnceAndItsAddressesAsTheyAreDecided() {
        giveBoth();
        connect();

        assertThat(shown().stage()).isEqualTo(new Stage.Resolving());
        assertThat(model.busy().get()).isTrue();

        settle();

        assertThat(shown().stage()).isEqualTo(new Stage.Done());
        assertThat(shown().targets()).extracting(Target::endpoint).containsExactly(IPV4, IPV6);
        assertThat(RunText.title(shown())).isEqualTo("example.com:443");
        assertThat(RunText.line(shown()))
                .isEqualTo("resolved in 18 ms to 2 addresses, 1 of 2 connected");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void addressesThatAreStillWaitedForAreShownToo() {
        var run = new ConnectRun(request(443), null, ConnectSample.NOW);

        run.resolved(ConnectSample.RESOLUTION);
        run.advanced(List.of(ConnectSample.secured(IPV4)), 1, 2);

        assertThat(run.targets()).extracting(Target::endpoint).containsExactly(IPV4, IPV6);
        assertThat(run.targets().getFirst().finding()).isNotNull();
        assertThat(run.targets().getLast().finding()).isNull();
        assertThat(run.stage()).isEqualTo(new Stage.Connecting(1, 2));
        assertThat(RunText.line(run)).endsWith("1 of 2 tried, 1 connected");
    }

    @Test
    void anAddressOnTwoInterfacesIsTwoTargets() {
        var run = new ConnectRun(request(443), null, ConnectSample.NOW);
        IpAddress linkLocal = IpAddressText.parse("fe80::1").orElseThrow();
        List<Resolution.Address> both =
                List.of(new Resolution.Address(linkLocal, 2), new Resolution.Address(linkLocal, 3));

        run.resolved(Resolution.found("example.com", both, Duration.ZERO));

        assertThat(run.targets()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void cancellingFreesTheScreenAtOnceAndDropsWhatComesLater() {
        giveBoth();
        connect();
        model.cancel();

        assertThat(model.busy().get()).isFalse();
        assertThat(shown().stage()).isEqualTo(new Stage.Cancelled(0, 0));

        settle();

        assertThat(shown().stage()).isEqualTo(new Stage.Cancelled(0, 0));
        assertThat(shown().targets()).isEmpty();
    }

    @Test
    void whatIsDecidedBeforeACancelStaysAndTheRestIsToldAsCancelled() {
        var run = new ConnectRun(request(443), null, ConnectSample.NOW);
        run.resolved(ConnectSample.RESOLUTION);
        run.advanced(List.of(ConnectSample.secured(IPV4)), 1, 2);

        run.cancelled();

        assertThat(run.targets()).hasSize(2);
        assertThat(run.targets())
                .filteredOn(target -> target.finding() != null)
                .extracting(Target::endpoint)
                .containsExactly(IPV4);
        assertThat(RunText.line(run)).endsWith("cancelled after 1 of 2");
    }

    @Test
    void aNewConnectEndsTheOneThatRuns() {
        giveBoth();
        connect();
        ConnectRun first = shown();
        connect();

        assertThat(first.stage()).isInstanceOf(Stage.Cancelled.class);
        settle();
        assertThat(shown()).isNotSameAs(first);
        assertThat(shown().stage()).isEqualTo(new Stage.Done());
        assertThat(model.runs()).containsExactly(shown(), first);
    }

    @Test
    void resultsStayUpToALimit() {
        giveBoth();
        for (int i = 0; i < ConnectModel.KEPT + 3; i++) {
            connect();
            settle();
        }
        assertThat(model.runs()).hasSize(ConnectModel.KEPT);
        assertThat(model.runs().getFirst()).isSameAs(shown());
    }

    @Test
    void resultsOfManyPortsDoNotPileUp() {
        List<Finding> many =
                IntStream.range(0, ConnectModel.KEPT_ADDRESSES / 2)
                        .mapToObj(
                                i -> ConnectSample.endpoint("10.0." + i / 250 + "." + i % 250, 80))
                        .map(endpoint -> new Finding(attempt(endpoint), null))
                        .toList();
        connects.give(ConnectSample.RESOLUTION, many);
        for (int i = 0; i < 5; i++) {
            connect();
            settle();
        }
        assertThat(model.runs()).hasSize(3);
    }

    private static Attempt attempt(Endpoint endpoint) {
        return new Attempt(
                ConnectSample.probe(endpoint),
                ConnectSample.NOW,
                List.of(),
                new Outcome.Worked(),
                null,
                Duration.ZERO);
    }

    @Test
    void aRunIsMadeAgainAsItWas() {
        giveBoth();
        model.form().tlsProperty().set(true);
        connect();
        settle();
        ConnectRun first = shown();
        model.fill("127.0.0.1", "80", Protocol.UDP);

        model.again(first);
        settle();

        assertThat(connects.requests()).hasSize(2);
        assertThat(connects.requests().getLast()).isEqualTo(first.request());
    }

    @Test
    void nothingIsTriedWhileTheFormMakesNoSense() {
        model.fill("example.com", "htp", Protocol.TCP);
        model.connect();

        assertThat(model.shownProperty().get()).isNull();
        assertThat(background).isEmpty();
    }

    @Test
    void aNameWithoutAnAddressIsTold() {
        connects.give(
                ConnectSample.unknown("nosuch.example.com"),
                ConnectSample.nameNotFound("nosuch.example.com"));
        connect();
        settle();

        assertThat(shown().unresolved()).isNotNull();
        assertThat(RunText.line(shown())).isEqualTo("no address after 31 ms");
    }

    @Test
    void aFaultOfBindsightTakesThePlaceOfTheResult() {
        var fault = new IllegalStateException("broken");
        connects.first(() -> {
            throw fault;
        });
        connect();
        settle();

        assertThat(shown().stage()).isEqualTo(new Stage.Failed(fault));
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void manyPortsAreATableFilledInBatches() {
        var run = new ConnectRun(request(1, 2, 3, 4, 5, 6, 7), null, ConnectSample.NOW);
        run.resolved(ConnectSample.RESOLUTION);

        assertThat(run.isTable()).isTrue();
        assertThat(run.targets()).as("no row before it is decided").isEmpty();
    }

    @Test
    void theReportDecidesTheOrderAndBringsDiagnoses() {
        var run = new ConnectRun(request(443), null, ConnectSample.NOW);
        Finding bare = new Finding(ConnectSample.silent(IPV6).attempt(), null);
        run.resolved(ConnectSample.RESOLUTION);
        run.advanced(List.of(bare, ConnectSample.secured(IPV4)), 2, 2);
        Target waiting = run.targets().getLast();

        run.ended(
                new ConnectReport(
                        run.request(),
                        ConnectSample.RESOLUTION,
                        List.of(ConnectSample.secured(IPV4), ConnectSample.silent(IPV6)),
                        null,
                        false));

        assertThat(run.targets()).extracting(Target::endpoint).containsExactly(IPV4, IPV6);
        assertThat(run.targets().getLast()).as("its card stays").isSameAs(waiting);
        assertThat(waiting.finding()).isEqualTo(ConnectSample.silent(IPV6));
        assertThat(run.connected()).isEqualTo(1);
    }

    @Test
    void controlsAreAskedOnlyOnRequestAndTheirAnswerIsShown() {
        giveBoth();
        var evidence = Evidence.of(Evidence.Kind.NOT_TRIED, new ControlFact.NoControl());
        connects.giveControl(failed ->
                new Diagnosis(
                        failed.cause(),
                        failed.happened(),
                        failed.reason(),
                        List.of(evidence),
                        failed.offers(),
                        null));
        connect();
        settle();
        Target silent = target(IPV6);
        assertThat(silent.isCompared()).isFalse();

        model.compare(silent);
        assertThat(silent.activityProperty().get()).isEqualTo(new Target.Activity.Comparing());
        settle();

        assertThat(silent.activityProperty().get()).isNull();
        assertThat(silent.isCompared()).isTrue();
        assertThat(diagnosis(silent).evidence()).containsExactly(evidence);
    }

    @Test
    void anOfferIsCarriedOutInTheBackground() {
        giveBoth();
        connect();
        settle();
        Target silent = target(IPV6);
        Offer offer = diagnosis(silent).offers().getFirst();

        model.apply(silent, offer);
        assertThat(silent.activityProperty().get()).isEqualTo(new Target.Activity.Applying(offer));
        settle();

        assertThat(taken).containsExactly(offer);
        assertThat(AppliedView.text(silent.appliedProperty().get().verification()))
                .isEqualTo("Connected to 93.184.215.14:443 in 24.1 ms");
    }

    @Test
    void anOfferThatIsCancelledIsGivenUpAtOnce() {
        giveBoth();
        connect();
        settle();
        Target silent = target(IPV6);
        model.apply(silent, diagnosis(silent).offers().getFirst());

        model.cancel();
        assertThat(silent.activityProperty().get()).isNull();
        settle();

        assertThat(silent.appliedProperty().get()).isNull();
    }

    private void connectRepeatedly() {
        giveBoth();
        model.form().repeatProperty().set(true);
        connect();
    }

    @Test
    void theAddressThatConnectedIsRepeated() {
        connects.giveSamples(
                List.of(
                        ConnectSample.sample(0, 24),
                        ConnectSample.lost(1),
                        ConnectSample.sample(2, 22)));
        connectRepeatedly();
        settle();

        RepeatRun repeat = shown().repeatProperty().get();
        assertThat(repeat).isNotNull();
        assertThat(connects.repeated()).containsExactly(ConnectSample.probe(IPV4));
        assertThat(repeat.countProperty().get()).isEqualTo(3);
        assertThat(repeat.statistics().lost()).isEqualTo(1);
        assertThat(repeat.runningProperty().get()).isFalse();
        assertThat(model.busy().get()).isFalse();
        assertThat(RepeatText.count(repeat)).isEqualTo("ended after 3 of 60");
    }

    @Test
    void whereNothingConnectedTheFirstIsRepeated() {
        connects.give(ConnectSample.RESOLUTION, List.of(ConnectSample.silent(IPV6)));
        model.form().repeatProperty().set(true);
        connect();
        settle();

        assertThat(connects.repeated()).containsExactly(ConnectSample.probe(IPV6));
    }

    @Test
    void endKeepsTheSamplesUpToThen() {
        connects.giveSamples(List.of(ConnectSample.sample(0, 24)));
        connectRepeatedly();
        while (shown().repeatProperty().get() == null) {
            (ui.isEmpty() ? background : ui).remove().run();
        }
        RepeatRun repeat = shown().repeatProperty().get();
        assertThat(model.busy().get()).isTrue();

        repeat.cancel();

        assertThat(repeat.runningProperty().get()).isFalse();
        assertThat(model.busy().get()).isFalse();
        settle();
        assertThat(repeat.countProperty().get()).isZero();
    }

    @Test
    void howeverMuchIsReportedOneDeliveryWaits() {
        connects.giveSamples(
                IntStream.range(0, 10_000).mapToObj(i -> ConnectSample.sample(i, 20)).toList());
        connectRepeatedly();
        while (connects.repeated().isEmpty()) {
            (ui.isEmpty() ? background : ui).remove().run();
        }
        assertThat(ui.size()).isLessThanOrEqualTo(2);
        settle();
        assertThat(shown().repeatProperty().get().countProperty().get()).isEqualTo(10_000);
    }

    @Test
    void twoRunsAreComparedByAddressAndPort() {
        var before = new ConnectRun(request(443), null, ConnectSample.NOW);
        before.ended(report(before, ConnectSample.silent(IPV6), ConnectSample.connected(IPV4)));
        var after = new ConnectRun(request(443), null, ConnectSample.NOW);
        after.ended(report(after, ConnectSample.connected(IPV4), ConnectSample.connected(IPV6)));

        Difference difference = RunDifference.of(before, after);

        assertThat(difference.changes()).isEqualTo(1);
        assertThat(difference.rows().getFirst())
                .isEqualTo(
                        new Difference.Row(
                                IPV6.toString(),
                                "no reply in 3 s, 3.07 s",
                                "connected, 24.1 ms",
                                true));
    }

    @Test
    void anAddressOnTwoInterfacesIsComparedWithItselfOnEach() {
        Finding two = onInterface(2);
        Finding three = onInterface(3);
        var before = new ConnectRun(request(443), null, ConnectSample.NOW);
        before.ended(report(before, two));
        var after = new ConnectRun(request(443), null, ConnectSample.NOW);
        after.ended(report(after, two, three));

        assertThat(RunDifference.of(before, after).rows())
                .extracting(Difference.Row::name, Difference.Row::changed)
                .containsExactly(tuple("[fe80::1%3]:443", true), tuple("[fe80::1%2]:443", false));
    }

    private static Finding onInterface(int scope) {
        Attempt sample = ConnectSample.connected(IPV6).attempt();
        var linkLocal = ConnectSample.endpoint("fe80::1", 443);
        return new Finding(
                new Attempt(
                        ConnectProbe.tcp(linkLocal, scope, Duration.ofSeconds(3)),
                        sample.at(),
                        sample.trace(),
                        sample.outcome(),
                        sample.local(),
                        sample.elapsed()),
                null);
    }

    @Test
    void theReportToPasteHasTheReasonAndEveryCall() {
        giveBoth();
        connect();
        settle();

        String text = new ConnectMarkdown(ZoneOffset.UTC).of(shown(), ConnectSample.NOW);

        assertThat(text)
                .startsWith("### connect `example.com:443`\n\n2026-03-02 11:04:18 +00:00, resolved")
                .contains("#### `93.184.215.14:443` connected")
                .contains("- **Certificate**: *.example.com, DigiCert, 84 days left")
                .contains("#### `[2606:2800:21f:cb07::8b2c]:443` no reply in 3 s")
                .contains("- **Why**: Nothing came back")
                .contains("- **What to do**: \n  - Use IPv4: ")
                .contains("= -1 EINPROGRESS (115)")
                .endsWith("```\n");
    }

    private static ConnectReport report(ConnectRun run, Finding... findings) {
        return new ConnectReport(
                run.request(), ConnectSample.RESOLUTION, List.of(findings), null, false);
    }

    private static ConnectRequest request(int... ports) {
        return ConnectRequest.tcp("example.com", IntStream.of(ports).mapToObj(Port::new).toList());
    }
}
