package dev.bindsight.words.stop;

import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.text.Texts;

import java.util.List;
import java.util.stream.Collectors;

/** Processes, supervisors and fixes in the words of the stop dialog. */
public final class FixText {
    private FixText() {}

    /** {@code server.js (4121)}. */
    public static String process(ProcessDetails process) {
        return Texts.get("stop.process", process.name(), process.pid().toString());
    }

    /** Up to three processes by name and pid, then how many more. */
    public static String names(List<ProcessDetails> processes) {
        String shown =
                processes.stream().limit(3).map(FixText::process).collect(Collectors.joining(", "));
        return processes.size() <= 3
                ? shown
                : Texts.get("stop.andMore", shown, processes.size() - 3);
    }

    /** {@code nginx.service}, {@code container web}, {@code npm run dev (4100)}. */
    public static String supervisor(Supervisor supervisor) {
        return switch (supervisor) {
            case Supervisor.Systemd(var unit, var _, var _) -> unit.name();
            case Supervisor.Runtime(var container, var _) ->
                    Texts.get("stop.container", container.label());
            case Supervisor.Parent(var parent, var _, var _) -> process(parent);
        };
    }

    /** What carrying out {@code fix} ends, without the verb. */
    public static String target(Fix.Stop fix) {
        return switch (fix) {
            case Fix.StopOwner(var processes) ->
                    processes.size() == 1
                            ? process(processes.getFirst())
                            : Texts.get("stop.owners", processes.size());
            case Fix.StopSupervisor(var supervisor) -> supervisor(supervisor);
        };
    }

    /** What carrying out {@code choice} ends, without the verb. */
    public static String targets(StopChoice choice) {
        return choice.fixes().stream().map(FixText::target).collect(Collectors.joining(", "));
    }

    /** The label of the button that carries out a choice of {@code plan}. */
    public static String button(StopChoice choice, StopPlan plan) {
        if (choice.fixes().size() > 1) {
            return Texts.get("stop.button.all");
        }
        return switch (choice.fixes().getFirst()) {
            case Fix.StopSupervisor(var supervisor) ->
                    Texts.get("stop.button", supervisor(supervisor));
            case Fix.StopOwner(var processes) -> {
                if (processes.size() > 1) {
                    yield Texts.get("stop.button.owners", processes.size());
                }
                String name = processes.getFirst().name();
                boolean enough = plan.choices().getFirst() == choice && plan.targets().size() == 1;
                yield enough ? Texts.get("stop.button", name) : Texts.get("stop.button.only", name);
            }
        };
    }

    /** {@code port 3000}, {@code ports 3000 and 9464}, without repeats. */
    public static String ports(List<SocketEntry> sockets) {
        List<String> ports =
                sockets.stream()
                        .map(socket -> socket.local().port())
                        .distinct()
                        .sorted()
                        .map(Object::toString)
                        .toList();
        if (ports.size() == 1) {
            return Texts.get("stop.port", ports.getFirst());
        }
        return Texts.get(
                "stop.ports",
                String.join(", ", ports.subList(0, ports.size() - 1)),
                ports.getLast());
    }
}
