package dev.bindsight.diagnosis;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;
import dev.bindsight.text.Texts;

import java.util.Optional;
import java.util.function.Supplier;

/** What an errno means for the very call that gave it, from the reference. */
final class ErrnoText {
    private final Supplier<ErrnoReference> reference;

    ErrnoText(Supplier<ErrnoReference> reference) {
        this.reference = reference;
    }

    /** One sentence; the words of strerror(3) where the reference has none for this call. */
    String meaning(Syscall call, Errno errno) {
        Optional<ErrnoEntry> entry = reference.get().named(errno.name());
        return entry.flatMap(found -> of(found, call))
                .or(() -> entry.map(found -> Texts.get("diagnosis.message", found.message())))
                .orElseGet(() -> Texts.get("diagnosis.unknownErrno", call.label(), errno));
    }

    private static Optional<String> of(ErrnoEntry entry, Syscall call) {
        return entry.calls().stream()
                .filter(each -> each.call().equals(call.label()))
                .map(CallMeaning::meaning)
                .findFirst();
    }
}
