package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.view.connect.ConnectRun.Stage;
import dev.bindsight.view.sample.ConnectSample;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How connects are begun, shown as they come, and cancelled. */
class ConnectModelTest extends OnConnectModel {
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
}
