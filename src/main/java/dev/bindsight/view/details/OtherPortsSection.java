package dev.bindsight.view.details;

import dev.bindsight.inventory.PortRun;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Line;
import dev.bindsight.view.details.SocketSheet.Section;
import dev.bindsight.view.ports.ListRequest;

import java.util.ArrayList;
import java.util.List;

/** The other ports of an owner, in as many lines for five thousand of them as for eight. */
final class OtherPortsSection {
    private OtherPortsSection() {}

    /** The section. */
    static Section of(ProcessDetails process, List<SocketEntry> ports) {
        List<PortRun> runs = PortRun.of(ports);
        var lines = new ArrayList<Line>();
        for (PortRun run : runs.subList(0, Math.min(SocketSheet.MOST_LINES, runs.size()))) {
            lines.add(line(process, run));
        }
        if (ports.size() > lines.size()) {
            lines.add(
                    new Line.ListLink(
                            Texts.get("details.showAll"), "", false, ListRequest.of(process)));
        }
        return new Section(
                Texts.get("details.otherPorts"), Texts.get("details.count", ports.size()), lines);
    }

    private static Line line(ProcessDetails process, PortRun run) {
        if (run.isSingle()) {
            return new Line.PortLink(
                    run.first().key(),
                    run.first().local().toString(),
                    ReachText.shortly(run.first()));
        }
        return new Line.ListLink(
                endpoints(run), detail(run), true, ListRequest.of(process, run.from(), run.last()));
    }

    private static String detail(PortRun run) {
        boolean shared = run.sockets() != run.last() - run.from() + 1;
        return Texts.get(
                shared ? "details.otherPorts.shared" : "details.otherPorts.run", run.sockets());
    }

    /** {@code 127.0.0.1:20000–24999}; sockets that share a port are a run too. */
    private static String endpoints(PortRun run) {
        String begin = run.first().local().toString();
        return run.last() == run.from() ? begin : begin + "–" + run.last();
    }
}
