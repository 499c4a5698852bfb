package dev.bindsight.view.connect;

import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.PortRanges;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.ResultLine;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.finding.Verdict;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A run as one line. */
final class RunText {
    private RunText() {}

    /** {@code example.com:443}. */
    static String title(ConnectRun run) {
        return HostAndPort.bracketed(run.request().host())
                + ":"
                + PortRanges.of(run.request().ports());
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
                    List.of(Texts.get("connect.progress", done, total, replied(run)));
            case ConnectRun.Stage.Done _ ->
                    run.unresolved() != null || run.targets().isEmpty()
                            ? List.of()
                            : List.of(connected(run));
            case ConnectRun.Stage.Cancelled(int done, int total) ->
                    List.of(
                            total == 0
                                    ? Texts.get("connect.cancelled")
                                    : Texts.get("connect.cancelledAfter", done, total));
            case ConnectRun.Stage.Failed _ -> List.of(Texts.get("verdict.failed"));
        };
    }

    private static String connected(ConnectRun run) {
        return Texts.get(
                run.request().protocol() == Protocol.TCP
                        ? "connect.connected"
                        : "connect.notRefused",
                run.connected(),
                run.targets().size());
    }

    /** {@code 3 connected}; a datagram that nothing came back for is no more than not refused. */
    static String replied(ConnectRun run) {
        return Texts.get(
                run.request().protocol() == Protocol.TCP
                        ? "connect.replied.TCP"
                        : "connect.replied.UDP",
                run.connected());
    }

    /** A run in the list of results. */
    static ResultLine line(ConnectRun run, ZoneId zone) {
        return new ResultLine(
                tone(run),
                title(run),
                Texts.get("connect.results.words", run.request().protocol(), brief(run)),
                DateForm.CLOCK.of(run.startedAt(), zone));
    }

    private static Tone tone(ConnectRun run) {
        return switch (run.stage()) {
            case ConnectRun.Stage.Resolving _, ConnectRun.Stage.Connecting _ -> Tone.RUNNING;
            case ConnectRun.Stage.Cancelled _ -> Tone.OPEN;
            case ConnectRun.Stage.Failed _ -> Tone.REFUSED;
            case ConnectRun.Stage.Done _ -> {
                List<Tone> tones =
                        run.targets().stream()
                                .map(Target::finding)
                                .filter(Objects::nonNull)
                                .map(finding -> Verdict.of(finding).tone())
                                .toList();
                if (tones.contains(Tone.OK)) {
                    yield Tone.OK;
                }
                yield tones.contains(Tone.OPEN) ? Tone.OPEN : Tone.REFUSED;
            }
        };
    }

    /** One target is told by its verdict, several by how many of them connected. */
    private static String brief(ConnectRun run) {
        if (run.unresolved() != null) {
            return Verdict.ofName(run.unresolved()).word();
        }
        Finding only = run.targets().size() == 1 ? run.targets().getFirst().finding() : null;
        return switch (run.stage()) {
            case ConnectRun.Stage.Resolving _, ConnectRun.Stage.Connecting _ ->
                    Texts.get("connect.connecting");
            case ConnectRun.Stage.Cancelled _ -> Texts.get("connect.cancelled");
            case ConnectRun.Stage.Failed _ -> Texts.get("verdict.failed");
            case ConnectRun.Stage.Done _ ->
                    only != null
                            ? Verdict.of(only).word()
                            : Texts.get(
                                    "connect.results.several",
                                    run.connected(),
                                    run.targets().size());
        };
    }
}
