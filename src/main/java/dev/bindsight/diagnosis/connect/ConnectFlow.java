package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.model.Resolution;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.NameLookup;

import java.util.List;
import java.util.Optional;

/** One request from its name to its report; what was found goes to a sink. */
final class ConnectFlow {
    private final NameLookup names;
    private final Explainer explainer;
    private final ConnectBatch connects;
    private final ConnectObserver observer;
    private final FindingSink sink;
    private final Cancellation cancellation;

    ConnectFlow(
            NameLookup names,
            Explainer explainer,
            ConnectBatch connects,
            ConnectObserver observer,
            FindingSink sink,
            Cancellation cancellation) {
        this.names = names;
        this.explainer = explainer;
        this.connects = connects;
        this.observer = observer;
        this.sink = sink;
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
        return addresses.isEmpty()
                ? unresolved(request, resolution)
                : connected(request, resolution, addresses);
    }

    private ConnectReport unresolved(ConnectRequest request, Resolution resolution) {
        return new ConnectReport(
                request,
                resolution,
                List.of(),
                explainer.unresolved(request, resolution),
                cancellation.getAsBoolean());
    }

    private ConnectReport connected(
            ConnectRequest request, Resolution resolution, List<Resolution.Address> addresses) {
        // a server is asked for, and its certificate is for, what the name servers know
        String ascii = resolution.ascii();
        connects.all(ascii == null ? request : request.named(ascii), addresses, sink);
        return new ConnectReport(request, resolution, List.of(), null, cancellation.getAsBoolean());
    }

    private static boolean wanted(ConnectRequest request, Resolution.Address address) {
        return request.tried().include(address.address().family());
    }
}
