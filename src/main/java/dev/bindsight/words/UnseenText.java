package dev.bindsight.words;

import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Container;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.PossibleOwners;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to say of a socket whose owner is not visible, in whole sentences: what was looked
 * at, who may have it, where it was made. The same in the window, in why and before a stop.
 */
public final class UnseenText {
    /** More names than this are counted. */
    private static final int NAMED = 3;

    private UnseenText() {}

    /**
     * Why no owner is shown.
     *
     * @param user the name of the user who made the socket, absent where that is not known
     */
    public static String reason(HiddenReason reason, @Nullable String user) {
        return reason == HiddenReason.OTHER_USER && user != null
                ? Texts.get("unseen.madeBy", user)
                : Texts.get("unseen.reason." + reason.name());
    }

    /** Who may have it and where it was made; empty where nothing is known. */
    public static List<String> hints(NotVisible hidden, PossibleOwners who) {
        var hints = new ArrayList<String>();
        if (!who.closed().isEmpty()) {
            hints.add(closed(who.closed()));
        }
        if (!who.candidates().isEmpty()) {
            hints.add(carried(who.candidates()));
        }
        Birthplace place = hidden.birthplace();
        if (place != null && place.isTelling()) {
            hints.add(birthplace(place));
        }
        return hints;
    }

    /** One of these has it, and all are closed to a look. */
    public static String closed(List<ProcessDetails> processes) {
        // no command: which of them has it is not known, and a guess ends a wrong one
        return Texts.get("unseen.protected", names(processes));
    }

    /** One of these may carry it unread in a Unix socket. */
    public static String carried(List<ProcessDetails> processes) {
        return Texts.get("unseen.carried", names(processes));
    }

    /** In a cell: who may have it, absent where nobody is known to. */
    public static Optional<String> perhaps(PossibleOwners who) {
        List<ProcessDetails> all =
                Stream.concat(who.closed().stream(), who.candidates().stream()).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Texts.get("owner.perhaps", names(all)));
    }

    /** A service of the kernel: {@code vxlan device vx0}. */
    public static String service(KernelDevice service) {
        return Texts.get("unseen.service", service.kind(), service.device());
    }

    private static String names(List<ProcessDetails> processes) {
        String names =
                processes.stream()
                        .limit(NAMED)
                        .map(each ->
                                Texts.get("diagnosis.process", each.name(), each.pid().toString()))
                        .collect(Collectors.joining(", "));
        int more = processes.size() - NAMED;
        return more > 0 ? Texts.get("diagnosis.who.several", names, more) : names;
    }

    /** Where it was made, by a place that tells something. */
    public static String birthplace(Birthplace place) {
        Container container = place.container();
        SystemdUnit unit = place.unit();
        if (container != null) {
            return Texts.get("unseen.born.container", container.runtime(), container.label());
        }
        return unit == null || place.manager()
                ? Texts.get("unseen.born.manager")
                : Texts.get("unseen.born.unit", unit.name());
    }
}
