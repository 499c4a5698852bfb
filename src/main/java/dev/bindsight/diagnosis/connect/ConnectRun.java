package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Finding;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.NameLookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * One request from its name to its findings: look the name up, connect to all of its addresses side
 * by side and at each to one port after the other, explain what failed.
 */
final class ConnectRun {
    /** More addresses than names have, so that in practice all go side by side. */
    private static final int THREADS = 16;

    /** Up to here each connect is explained as it ends; above, all of them by one look. */
    private static final int FEW = 16;

    private final ConnectProver prover;
    private final NameLookup names;
    private final Explainer explainer;
    private final Supplier<Sight> sight;
    private final Progress progress;
    private final ConnectObserver observer;
    private final Cancellation cancellation;

    ConnectRun(
            ConnectProver prover,
            NameLookup names,
            Explainer explainer,
            Supplier<Sight> sight,
            ConnectObserver observer,
            Cancellation cancellation) {
        this.prover = prover;
        this.names = names;
        this.explainer = explainer;
        this.sight = sight;
        this.observer = observer;
        this.progress = new Progress(observer);
        this.cancellation = cancellation;
    }

    ConnectReport run(ConnectRequest request) {
        Optional<Resolution> answer = names.lookUp(request.host(), request.timeout(), cancellation);
        if (answer.isEmpty()) {
            return new ConnectReport(request, null, List.of(), null, true);
        }
        Resolution resolution = answer.get();
        observer.resolved(resolution);
        List<Resolution.Address> addresses =
                resolution.addresses().stream().filter(each -> wanted(request, each)).toList();
        if (addresses.isEmpty()) {
            return new ConnectReport(
                    request,
                    resolution,
                    List.of(),
                    explainer.unresolved(request, resolution),
                    cancellation.getAsBoolean());
        }
        List<Finding> found = byPort(connectAll(request, addresses));
        var siblings = new Siblings(found);
        return new ConnectReport(
                request,
                resolution,
                found.stream().map(siblings::joined).toList(),
                null,
                cancellation.getAsBoolean());
    }

    private static boolean wanted(ConnectRequest request, Resolution.Address address) {
        AddressFamily family = address.address().family();
        return switch (request.families()) {
            case ANY -> true;
            case IPV4 -> family == AddressFamily.IPV4;
            case IPV6 -> family == AddressFamily.IPV6;
        };
    }

    /** The findings of each address, by port; a list is shorter if it was cancelled. */
    private List<List<Finding>> connectAll(
            ConnectRequest request, List<Resolution.Address> addresses) {
        int total = addresses.size() * request.ports().size();
        boolean explained = total <= FEW;
        progress.begin(total);
        List<Callable<List<Finding>>> tasks =
                addresses.stream()
                        .<Callable<List<Finding>>>map(
                                address -> () -> connect(request, address, explained))
                        .toList();
        List<List<Finding>> findings = sideBySide(tasks);
        return explained ? findings : explainer.all(findings, sight.get());
    }

    private List<Finding> connect(
            ConnectRequest request, Resolution.Address address, boolean explained) {
        var findings = new ArrayList<Finding>();
        for (Port port : request.ports()) {
            if (cancellation.getAsBoolean()) {
                break;
            }
            Finding finding = connect(probe(request, address, port), explained);
            findings.add(finding);
            progress.found(finding);
        }
        return findings;
    }

    private Finding connect(ConnectProbe probe, boolean explained) {
        var finding = new Finding(prover.prove(probe, cancellation), null, null);
        boolean tell = explained && !(finding.attempt().outcome() instanceof Outcome.Cancelled);
        return tell ? explainer.explained(finding, sight.get()) : finding;
    }

    private static ConnectProbe probe(
            ConnectRequest request, Resolution.Address address, Port port) {
        return new ConnectProbe(
                new Endpoint(address.address(), port),
                address.scope(),
                request.protocol(),
                request.source(),
                request.timeout(),
                request.blocking());
    }

    private static <T> List<T> sideBySide(List<Callable<T>> tasks) {
        int threads = Math.min(THREADS, tasks.size());
        var factory = Thread.ofPlatform().daemon().name("connect-", 1).factory();
        try (var executor = Executors.newFixedThreadPool(threads, factory)) {
            List<Future<T>> futures = tasks.stream().map(executor::submit).toList();
            var results = new ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connect failed in a way nobody foresaw", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts a connect: it is cancelled", e);
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
