package dev.bindsight.view.details;

import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Note;
import dev.bindsight.view.details.SocketSheet.NoteKind;
import dev.bindsight.words.UnseenText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Why a socket has no owner to show, and what would show it. */
final class AbsenceText {
    private AbsenceText() {}

    /** The note, absent if there is an owner. */
    static @Nullable Note of(SocketFacts facts) {
        SocketEntry entry = facts.entry();
        return switch (entry.ownership()) {
            case Ownership.OwnedBy _ -> facts.owners().isEmpty() ? ended() : null;
            case Ownership.KernelHeld held -> kernel(entry, held);
            case Ownership.NotVisible hidden -> hidden(facts, hidden);
            case Ownership.NotLookedUp _ ->
                    new Note(
                            NoteKind.UNKNOWN,
                            Texts.get("details.absent.notLookedUp"),
                            Texts.get("details.absent.notLookedUp.text"),
                            null,
                            null);
        };
    }

    private static Note ended() {
        return new Note(
                NoteKind.UNKNOWN,
                Texts.get("details.absent.gone"),
                Texts.get("details.absent.gone.text"),
                null,
                null);
    }

    private static Note kernel(SocketEntry entry, Ownership.KernelHeld held) {
        String port = entry.local().port().toString();
        return new Note(
                NoteKind.KERNEL,
                title(held.reason()),
                switch (held.reason()) {
                    case TIME_WAIT -> Texts.get("details.absent.timeWait.text");
                    case ORPHAN -> Texts.get("details.absent.orphan.text");
                    case ACCEPT_QUEUE -> Texts.get("details.absent.acceptQueue.text", port);
                    case SYN_QUEUE -> Texts.get("details.absent.synQueue.text", port);
                    case KERNEL_SERVICE -> kernelService(held.service());
                },
                held.until(),
                null);
    }

    private static String kernelService(@Nullable KernelDevice service) {
        return service == null
                ? Texts.get("details.absent.kernelService.text")
                : Texts.get("details.absent.kernelDevice.text", UnseenText.service(service));
    }

    private static String title(KernelReason reason) {
        return switch (reason) {
            case TIME_WAIT -> Texts.get("details.absent.timeWait");
            case ORPHAN -> Texts.get("details.absent.orphan");
            case ACCEPT_QUEUE -> Texts.get("details.absent.acceptQueue");
            case SYN_QUEUE -> Texts.get("details.absent.synQueue");
            case KERNEL_SERVICE -> Texts.get("details.absent.kernelService");
        };
    }

    private static Note hidden(SocketFacts facts, Ownership.NotVisible hidden) {
        var text = new ArrayList<String>();
        text.add(UnseenText.reason(hidden.reason(), facts.socketUser()));
        text.addAll(UnseenText.hints(hidden, facts.perhaps()));
        String sudo = "sudo " + SocketCommands.ss(facts.entry(), false);
        return switch (hidden.reason()) {
            case OTHER_USER -> note("details.absent.otherUser", text, sudo);
            case PROTECTED -> note("details.absent.protected", text, sudo);
            case MISSING_CAPABILITY -> note("details.absent.capability", text, null);
            case NOT_FOUND, NOT_IN_NAMESPACE -> note("details.absent.notFound", text, null);
            case HIDEPID -> note("details.absent.hidepid", text, sudo);
            case SOURCE_LACKS_IT ->
                    new Note(
                            NoteKind.UNKNOWN,
                            Texts.get("details.absent.source"),
                            Texts.get(
                                    "details.absent.source.text",
                                    facts.coverage().source().label()),
                            null,
                            sudo);
            case GONE -> ended();
        };
    }

    private static Note note(String title, List<String> text, @Nullable String command) {
        return new Note(
                NoteKind.HIDDEN, Texts.get(title), String.join("\n\n", text), null, command);
    }
}
