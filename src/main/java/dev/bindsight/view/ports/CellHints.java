package dev.bindsight.view.ports;

import dev.bindsight.inventory.project.Project;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.CommandText;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;

/** What the cells of the list explain when asked by the pointer. */
final class CellHints {

    private final ZoneId zone;
    private final String home;

    /**
     * @param zone of the times
     * @param home the user's home directory, shown as {@code ~}
     */
    CellHints(ZoneId zone, String home) {
        this.zone = zone;
        this.home = home;
    }

    /** That an address is written otherwise in the kernel. */
    @Nullable String address(PortFacts facts) {
        SocketEntry entry = facts.entry();
        if (entry.isDualStack()) {
            return Texts.get("ports.hint.dualStack");
        }
        String kernels = SocketText.address(entry);
        return kernels.equals(SocketText.plainAddress(entry))
                ? null
                : Texts.get("ports.hint.mapped", kernels);
    }

    /** Who the owner is, in full. */
    @Nullable String owner(PortFacts facts, Instant now) {
        if (facts.owners().isEmpty()) {
            return OwnerText.without(facts, now);
        }
        ProcessDetails owner = facts.owners().getFirst();
        String directory = owner.facts().directory();
        String words =
                Texts.get(
                        "ports.hint.owner",
                        owner.name(),
                        owner.pid().toString(),
                        CommandText.upTo(CommandText.LINE, owner.facts().command()));
        return directory == null
                ? words
                : Texts.get("ports.hint.owner.in", words, PathText.of(directory, home));
    }

    /** The project, in full. */
    @Nullable String project(PortFacts facts) {
        Project project = facts.extra().project();
        if (project == null) {
            return null;
        }
        String directory = PathText.of(project.directory(), home);
        String name = project.name();
        String manifest = project.manifest();
        String words =
                name == null || manifest == null
                        ? directory
                        : Texts.get("ports.hint.project", name, manifest, directory);
        return project.branch() == null
                ? words
                : Texts.get("ports.hint.project.branch", words, project.branch());
    }

    /** From where it can be reached, and what was not looked at. */
    String exposure(PortFacts facts) {
        return Texts.get("ports.hint.exposure." + facts.entry().exposure());
    }

    /** What a state means. */
    String state(PortFacts facts) {
        SocketEntry entry = facts.entry();
        boolean unconnected = entry.protocol() == Protocol.UDP && entry.state() == TcpState.CLOSE;
        return unconnected
                ? Texts.get("ports.hint.unconnected")
                : Texts.get("ports.hint.state." + entry.state());
    }

    /** What its queue counts. */
    @Nullable String queue(PortFacts facts) {
        SocketEntry entry = facts.entry();
        if (!facts.hasQueue()) {
            return null;
        }
        if (!facts.hasBacklog()) {
            return Texts.get(
                    entry.isListening() && entry.protocol() == Protocol.TCP
                            ? "ports.hint.queue.noBacklog"
                            : "ports.hint.queue.bytes",
                    entry.recvQ());
        }
        return Texts.get(
                facts.isQueueFull() ? "ports.hint.queue.full" : "ports.hint.queue.listener",
                entry.recvQ(),
                entry.sendQ());
    }

    /** Whose beginning it is. */
    @Nullable String since(PortFacts facts) {
        Instant opened = facts.openedAt();
        Instant started = facts.ownerStarted();
        String process = started == null ? null : startedText(facts, started);
        if (opened == null) {
            return process == null ? null : Texts.get("ports.hint.since.process", process);
        }
        return process == null
                ? Texts.get("ports.hint.since.socket", moment(opened))
                : Texts.get("ports.hint.since.both", moment(opened), process);
    }

    private String startedText(PortFacts facts, Instant started) {
        String name =
                facts.owners().stream()
                        .filter(owner -> owner.facts().startedAt().equals(started))
                        .map(ProcessDetails::name)
                        .findFirst()
                        .orElseThrow();
        return Texts.get("ports.hint.since.started", name, moment(started));
    }

    private String moment(Instant at) {
        return DateForm.FULL.of(at, zone);
    }
}
