package dev.bindsight.view.details;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.Sheet.Note;
import dev.bindsight.view.details.Sheet.NoteKind;

import org.jspecify.annotations.Nullable;

/** Why a socket has no owner to show, and what would show it. */
final class AbsenceText {
    private AbsenceText() {}

    /** The note, absent if there is an owner. */
    static @Nullable Note of(SocketFacts facts) {
        SocketEntry entry = facts.entry();
        return switch (entry.ownership()) {
            case Ownership.OwnedBy _ -> facts.owners().isEmpty() ? ended() : null;
            case Ownership.KernelHeld held -> kernel(entry, held);
            case Ownership.NotVisible(HiddenReason reason) -> hidden(facts, reason);
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
                    case KERNEL_SERVICE -> Texts.get("details.absent.kernelService.text");
                },
                held.until(),
                null);
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

    private static Note hidden(SocketFacts facts, HiddenReason reason) {
        SocketEntry entry = facts.entry();
        String port = entry.local().port().toString();
        String user = facts.socketUser();
        String sudo = "sudo " + SocketCommands.ss(entry, false);
        return switch (reason) {
            case OTHER_USER ->
                    new Note(
                            NoteKind.HIDDEN,
                            user == null
                                    ? Texts.get("details.absent.otherUser.unknown")
                                    : Texts.get("details.absent.otherUser", user),
                            Texts.get("details.absent.otherUser.text", port),
                            null,
                            sudo);
            case MISSING_CAPABILITY ->
                    new Note(
                            NoteKind.HIDDEN,
                            Texts.get("details.absent.capability"),
                            Texts.get("details.absent.capability.text", port),
                            null,
                            null);
            case OTHER_NAMESPACE ->
                    new Note(
                            NoteKind.HIDDEN,
                            Texts.get("details.absent.namespace"),
                            Texts.get("details.absent.namespace.text", port),
                            null,
                            null);
            case HIDEPID ->
                    new Note(
                            NoteKind.HIDDEN,
                            Texts.get("details.absent.hidepid"),
                            Texts.get("details.absent.hidepid.text", port),
                            null,
                            sudo);
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
}
