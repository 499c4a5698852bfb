package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.view.finding.AppliedView;
import dev.bindsight.view.finding.Difference;
import dev.bindsight.view.sample.ConnectSample;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** What can be done with a connect that was made: controls, offers, and two runs side by side. */
class ConnectFollowUpTest extends OnConnectModel {
    private static Diagnosis diagnosis(Target target) {
        return Objects.requireNonNull(Objects.requireNonNull(target.finding()).diagnosis());
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
}
