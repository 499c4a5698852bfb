package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.diagnosis.conclude.connect.Siblings;
import dev.bindsight.diagnosis.gather.connect.MachineSnapshot;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.ConnectSweep;
import dev.bindsight.probe.exchange.ExchangeOptions;
import dev.bindsight.probe.exchange.ExchangeProver;
import dev.bindsight.probe.exchange.Exchanged;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The connects of one request. A few go side by side over the addresses, each explained as it ends;
 * many go as one sweep, and are explained while it goes on.
 */
final class ConnectBatch {
    /** More addresses than names have, so that in practice all go side by side. */
    private static final int THREADS = 16;

    /** Up to here a look at the machine for each costs little. */
    private static final int FEW = 16;

    private final ExchangeProver prover;
    private final ConnectSweep sweep;
    private final Explainer explainer;
    private final Supplier<MachineSnapshot> sight;
    private final Supplier<MachineSnapshot> wideSight;
    private final Progress progress;
    private final Cancellation cancellation;

    ConnectBatch(
            ExchangeProver prover,
            ConnectSweep sweep,
            Explainer explainer,
            Supplier<MachineSnapshot> sight,
            Supplier<MachineSnapshot> wideSight,
            ConnectObserver observer,
            Cancellation cancellation) {
        this.prover = prover;
        this.sweep = sweep;
        this.explainer = explainer;
        this.sight = sight;
        this.wideSight = wideSight;
        this.progress = new Progress(observer);
        this.cancellation = cancellation;
    }

    /** Gives the findings by port and then in the order of the addresses; fewer on a cancel. */
    void all(ConnectRequest request, List<Resolution.Address> addresses, FindingSink sink) {
        int total = addresses.size() * request.ports().size();
        progress.begin(total);
        if (total > FEW && isSwept(request)) {
            sweep(request, addresses, sink);
            return;
        }
        List<Finding> explained =
                total <= FEW
                        ? sideBySide(request, addresses, true)
                        : explained(request, addresses, sight.get());
        var siblings = new Siblings(explained);
        explained.forEach(each -> sink.take(siblings.joined(each)));
    }

    private List<Finding> explained(
            ConnectRequest request, List<Resolution.Address> addresses, MachineSnapshot sight) {
        return sideBySide(request, addresses, false).stream()
                .map(finding -> explained(finding, sight))
                .toList();
    }

    /** A user who cancels does not wait for explanations. */
    private Finding explained(Finding bare, MachineSnapshot after) {
        return cancellation.getAsBoolean() ? bare : explainer.explained(bare, after);
    }

    private static boolean isSwept(ConnectRequest request) {
        return request.protocol() == Protocol.TCP
                && !request.blocking()
                && !request.tls()
                && !request.firstBytes()
                && request.head() == null;
    }

    /** Explains on this thread while another one sweeps. */
    private void sweep(
            ConnectRequest request, List<Resolution.Address> addresses, FindingSink sink) {
        List<Port> ports = request.ports();
        var landings = new Landings(progress, cancellation);
        var findings =
                new SweptFindings(
                        explainer, wideSight, sink, cancellation, ports.size(), addresses.size());
        Iterator<ConnectProbe> probes =
                ports.stream()
                        .flatMap(port -> addresses.stream().map(each -> probe(request, each, port)))
                        .iterator();
        Thread.ofPlatform()
                .daemon()
                .name("sweep")
                .start(() -> {
                    Throwable failure = null;
                    try {
                        sweep.run(probes, landings, cancellation);
                    } catch (RuntimeException | Error e) {
                        failure = e;
                    }
                    landings.end(failure);
                });
        boolean interrupted = false;
        try {
            while (!landings.isOver()) {
                try {
                    findings.add(landings.take());
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancellation.cancel();
                }
            }
            findings.end();
        } catch (RuntimeException e) {
            // nobody takes what the sweep lands any more
            cancellation.cancel();
            throw e;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Finding> sideBySide(
            ConnectRequest request, List<Resolution.Address> addresses, boolean explained) {
        List<Callable<List<Finding>>> tasks =
                addresses.stream()
                        .<Callable<List<Finding>>>map(
                                address -> () -> portAfterPort(request, address, explained))
                        .toList();
        return byPort(sideBySide(tasks));
    }

    private List<Finding> portAfterPort(
            ConnectRequest request, Resolution.Address address, boolean explained) {
        var findings = new ArrayList<Finding>();
        for (Port port : request.ports()) {
            if (cancellation.getAsBoolean()) {
                break;
            }
            Finding bare = connect(request, probe(request, address, port));
            Finding finding = explained ? explained(bare, sight.get()) : bare;
            findings.add(finding);
            progress.found(finding);
        }
        return findings;
    }

    private Finding connect(ConnectRequest request, ConnectProbe probe) {
        var wish =
                new ExchangeOptions(
                        request.host(), request.tls(), request.firstBytes(), request.head());
        Exchanged exchanged = prover.prove(probe, wish, cancellation);
        return new Finding(exchanged.attempt(), exchanged.exchange(), null);
    }

    private static ConnectProbe probe(
            ConnectRequest request, Resolution.Address address, Port port) {
        return new ConnectProbe(
                new Endpoint(address.address(), port),
                address.scope(),
                address.device(),
                request.protocol(),
                request.source(),
                request.timeout(),
                request.blocking());
    }

    /** Who interrupts wants an end as who cancels does, and gets what there is by then. */
    private <T> List<T> sideBySide(List<Callable<T>> tasks) {
        int threads = Math.min(THREADS, tasks.size());
        var factory = Thread.ofPlatform().daemon().name("connect").factory();
        try (var executor = Executors.newFixedThreadPool(threads, factory)) {
            List<Future<T>> futures = tasks.stream().map(executor::submit).toList();
            var results = new ArrayList<T>();
            boolean interrupted = false;
            for (int i = 0; i < futures.size(); ) {
                try {
                    results.add(futures.get(i).get());
                    i++;
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancellation.cancel();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connect failed in a way nobody foresaw", e);
        }
    }

    private static List<Finding> byPort(List<List<Finding>> byAddress) {
        var findings = new ArrayList<Finding>();
        int longest = byAddress.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Finding> address : byAddress) {
                if (i < address.size()) {
                    findings.add(address.get(i));
                }
            }
        }
        return findings;
    }
}
