package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.Remedies;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.ConnectSample;
import dev.bindsight.view.sample.ScriptedConnects;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A test of the Connect screen without its nodes, over connects that are scripted. */
abstract class OnConnectModel {
    static final Endpoint IPV4 = ConnectSample.endpoint("93.184.215.14", 443);
    static final Endpoint IPV6 = ConnectSample.endpoint("2606:2800:21f:cb07::8b2c", 443);

    final ScriptedConnects connects = new ScriptedConnects();
    final Deque<Runnable> background = new ArrayDeque<>();
    final Deque<Runnable> ui = new ArrayDeque<>();
    final List<Offer> taken = new ArrayList<>();
    final ConnectModel model =
            new ConnectModel(
                    connects,
                    new TakingRemedies(),
                    (_, _) -> Optional.empty(),
                    Lanes.of(background::add, ui::add),
                    Clock.fixed(ConnectSample.NOW, ZoneOffset.UTC));

    /** Says that what it was given worked. */
    final class TakingRemedies implements Remedies {
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

    void connect() {
        model.fill("example.com", "443", Protocol.TCP);
        model.connect();
    }

    void work() {
        background.remove().run();
    }

    void settle() {
        while (!background.isEmpty() || !ui.isEmpty()) {
            if (ui.isEmpty()) {
                work();
            } else {
                ui.remove().run();
            }
        }
    }

    ConnectRun shown() {
        ConnectRun run = model.shownProperty().get();
        assertThat(run).isNotNull();
        return run;
    }

    Target target(Endpoint endpoint) {
        return shown().targets().stream()
                .filter(target -> target.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    void giveBoth() {
        connects.give(
                ConnectSample.RESOLUTION,
                List.of(ConnectSample.secured(IPV4), ConnectSample.silent(IPV6)));
    }

    static Attempt attempt(Endpoint endpoint) {
        return new Attempt(
                ConnectSample.probe(endpoint),
                ConnectSample.NOW,
                List.of(),
                new Outcome.Worked(),
                null,
                Duration.ZERO);
    }

    static ConnectRequest request(int... ports) {
        return ConnectRequest.tcp("example.com", IntStream.of(ports).mapToObj(Port::new).toList());
    }
}
