package dev.bindsight.view.connect;

import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Resolution;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** A run as one line. */
final class RunText {
    private RunText() {}

    /** {@code example.com:443}. */
    static String title(ConnectRun run) {
        return PortsText.target(run.request().host(), run.request().ports());
    }

    /** {@code resolved in 18 ms to 2 addresses, 1 of 2 connected}. */
    static String line(ConnectRun run) {
        var parts = new ArrayList<String>();
        Resolution resolution = run.resolution();
        if (resolution != null && IpAddressText.parse(resolution.host()).isEmpty()) {
            parts.add(resolved(resolution));
        }
        parts.addAll(stage(run));
        return String.join(", ", parts);
    }

    private static String resolved(Resolution resolution) {
        String time = DurationText.measured(resolution.elapsed());
        int addresses = resolution.addresses().size();
        return addresses == 0
                ? Texts.get("connect.unresolved", time)
                : Texts.get("connect.resolved", time, addresses);
    }

    private static List<String> stage(ConnectRun run) {
        return switch (run.stage()) {
            case ConnectRun.Stage.Resolving _ ->
                    List.of(
                            IpAddressText.parse(run.request().host()).isPresent()
                                    ? Texts.get("connect.connecting")
                                    : Texts.get("connect.resolving"));
            case ConnectRun.Stage.Connecting(int done, int total) ->
                    List.of(Texts.get("connect.progress", done, total, run.connected()));
            case ConnectRun.Stage.Done _ ->
                    run.unresolved() != null || run.targets().isEmpty()
                            ? List.of()
                            : List.of(connected(run));
            case ConnectRun.Stage.Cancelled(int done, int total) ->
                    List.of(
                            total == 0
                                    ? Texts.get("connect.cancelled")
                                    : Texts.get("connect.cancelledAfter", done, total));
            case ConnectRun.Stage.Failed _ -> List.of(Texts.get("connect.failed"));
        };
    }

    private static String connected(ConnectRun run) {
        return Texts.get("connect.connected", run.connected(), run.targets().size());
    }
}
