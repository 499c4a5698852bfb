package dev.bindsight.view.details;

import dev.bindsight.inventory.name.SocketActivate;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.text.CommandText;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Line;
import dev.bindsight.view.details.SocketSheet.Section;
import dev.bindsight.view.ports.BrowserAddress;
import dev.bindsight.view.ports.OwnerDirectory;
import dev.bindsight.words.ProgramText;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Puts the facts of a socket into words. */
final class SheetWriter {

    /** Of a long parent chain the first processes show what started it all. */
    private static final int OLDEST_SHOWN = 2;

    private final String home;
    private final ZoneId zone;

    /**
     * @param home the user's home directory, shown as {@code ~}
     */
    SheetWriter(String home, ZoneId zone) {
        this.home = home;
        this.zone = zone;
    }

    /**
     * The sheet of a socket.
     *
     * @param chosen which owner of a shared socket, absent for the first
     */
    SocketSheet write(SocketFacts facts, @Nullable ProcessRef chosen, Instant now) {
        SocketFacts.Owner owner = choose(facts.owners(), chosen);
        SocketEntry entry = facts.entry();
        var sections = new ArrayList<Section>();
        if (owner != null) {
            sections.add(owner(owner, facts, now));
            sections.add(parents(owner));
        }
        if (!facts.clients().isEmpty()) {
            sections.add(ClientsSection.of(entry, facts.clients()));
        }
        if (owner != null) {
            if (!owner.otherPorts().isEmpty()) {
                sections.add(OtherPortsSection.of(owner.process(), owner.otherPorts()));
            }
            sections.add(runsUnder(owner));
        }
        ProcessDetails process = owner == null ? null : owner.process();
        return new SocketSheet(
                process == null ? SocketText.local(entry) : process.name(),
                process == null
                        ? entry.stateLabel()
                        : Texts.get("details.pid", process.pid().toString()),
                process == null ? "" : CommandText.whole(process.facts().command()),
                ReachText.of(facts),
                OwnerChoices.of(facts.owners(), owner),
                AbsenceText.of(facts),
                List.copyOf(sections),
                SocketSection.of(facts, now));
    }

    private static SocketFacts.@Nullable Owner choose(
            List<SocketFacts.Owner> owners, @Nullable ProcessRef chosen) {
        for (SocketFacts.Owner owner : owners) {
            if (owner.process().ref().equals(chosen)) {
                return owner;
            }
        }
        return owners.isEmpty() ? null : owners.getFirst();
    }

    private Section owner(SocketFacts.Owner owner, SocketFacts facts, Instant now) {
        ProcessDetails process = owner.process();
        var lines = new ArrayList<Line>();
        for (String remark : owner.remarks()) {
            lines.add(new Line.Remark(Texts.get("details.remark", SentenceText.start(remark))));
        }
        String uid = process.facts().uid().toString();
        lines.add(
                field(
                        Texts.get("details.user"),
                        process.user().equals(uid)
                                ? uid
                                : Texts.get("details.user.value", process.user(), uid)));
        SocketActivate.starts(process.facts().command())
                .ifPresent(command ->
                        lines.add(field(Texts.get("details.starts"), String.join(" ", command))));
        lines.add(directory(process));
        lines.add(field(Texts.get("details.program"), program(process.facts())));
        lines.add(field(Texts.get("details.started"), started(process, now)));
        if (SocketSection.isListener(facts.entry())) {
            lines.add(field(Texts.get("details.queue"), SocketSection.queue(facts)));
        }
        BrowserAddress.of(facts.entry())
                .ifPresent(address ->
                        lines.add(
                                new Line.Opening(
                                        Texts.get("details.open"),
                                        address.substring(address.indexOf("//") + 2),
                                        address)));
        return new Section(Texts.get("details.owner"), "", lines);
    }

    private Line directory(ProcessDetails process) {
        String shown = path(process.facts().directory());
        return OwnerDirectory.of(process)
                .<Line>map(path ->
                        new Line.Opening(
                                Texts.get("details.directory"), shown, OwnerDirectory.uri(path)))
                .orElseGet(() -> field(Texts.get("details.directory"), shown));
    }

    private String started(ProcessDetails process, Instant now) {
        Instant at = process.facts().startedAt();
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return Texts.get(
                "details.started.value",
                (today ? DateForm.CLOCK : DateForm.DAY_AND_MINUTE).of(at, zone),
                DurationText.span(Duration.between(at, now)));
    }

    /** The whole chain, or both its ends where it is longer than anyone reads. */
    private static Section parents(SocketFacts.Owner owner) {
        var lines = new ArrayList<Line>();
        List<ProcessDetails> ancestors = owner.ancestors();
        int skipped = Math.max(0, ancestors.size() - SocketSheet.MOST_LINES);
        for (int i = 0; i < ancestors.size(); i++) {
            ProcessDetails ancestor = ancestors.get(i);
            if (skipped > 0 && i == OLDEST_SHOWN) {
                lines.add(
                        new Line.Skipped(
                                lines.size(), Texts.get("details.parents.skipped", skipped)));
            }
            if (i < OLDEST_SHOWN || i >= OLDEST_SHOWN + skipped) {
                lines.add(
                        new Line.Ancestor(
                                lines.size(),
                                ancestor.name(),
                                ancestor.pid().toString(),
                                false,
                                owner.supervisors().containsKey(ancestor.ref())));
            }
        }
        lines.add(
                new Line.Ancestor(
                        lines.size(),
                        owner.process().name(),
                        owner.process().pid().toString(),
                        true,
                        false));
        return new Section(Texts.get("details.parents"), "", lines);
    }

    private static Section runsUnder(SocketFacts.Owner owner) {
        ProcessDetails process = owner.process();
        var lines = new ArrayList<Line>();
        var unit = process.unit();
        lines.add(
                field(
                        Texts.get("details.unit"),
                        unit == null ? Texts.get("details.unit.none") : unit.name()));
        var container = process.container();
        lines.add(
                field(
                        Texts.get("details.container"),
                        container == null
                                ? Texts.get("details.container.none")
                                : Texts.get(
                                        "details.container.value",
                                        container.label(),
                                        container.runtime())));
        String restart = restart(owner.supervisor());
        if (restart != null) {
            lines.add(field(Texts.get("details.restart"), restart));
        }
        return new Section(Texts.get("details.runsUnder"), "", lines);
    }

    /** What systemd or a container runtime does when the owner ends; parents carry a mark. */
    private static @Nullable String restart(@Nullable Supervisor supervisor) {
        return switch (supervisor) {
            case Supervisor.Systemd(var unit, var policy, var _) ->
                    policy == null
                            ? Texts.get("details.restart.unknown", unit.name())
                            : Texts.get("details.restart.unit", unit.name(), policy);
            case Supervisor.Runtime(var container, var policy) ->
                    policy == null
                            ? Texts.get("details.restart.unknown", container.runtime())
                            : Texts.get("details.restart.unit", container.runtime(), policy);
            case Supervisor.Parent _ -> null;
            case null -> null;
        };
    }

    private String program(ProcessFacts facts) {
        String path = path(facts.executable());
        return ProgramText.of(facts.programFile())
                .map(words -> Texts.get("details.program.value", path, words))
                .orElse(path);
    }

    /** A path with the home directory as {@code ~}; in words where it could not be read. */
    private String path(@Nullable String path) {
        if (path == null) {
            return Texts.get("details.notReadable");
        }
        return PathText.of(path, home);
    }

    private static Line field(String name, String value) {
        return new Line.Field(name, value, false);
    }
}
