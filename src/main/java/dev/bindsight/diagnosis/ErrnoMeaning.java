package dev.bindsight.diagnosis;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;
import dev.bindsight.text.Texts;

import java.util.Optional;
import java.util.function.Supplier;

/** What an errno means for the very call that gave it, from the reference. */
public final class ErrnoMeaning {
    private static final String RESOLVER = "getaddrinfo";

    private final Supplier<ErrnoReference> reference;

    /** Over a reference, which is read when the first meaning is asked for. */
    public ErrnoMeaning(Supplier<ErrnoReference> reference) {
        this.reference = reference;
    }

    /** One sentence; the words of strerror(3) where the reference has none for this call. */
    public String meaning(Syscall call, Errno errno) {
        return meaning(call.label(), errno.name())
                .orElseGet(() -> Texts.get("diagnosis.unknownErrno", call.label(), errno));
    }

    /** The same for a code of getaddrinfo(3), such as {@link EaiCode#EAI_NONAME}. */
    public String resolving(EaiCode code) {
        return meaning(RESOLVER, code.name())
                .orElseGet(() -> Texts.get("diagnosis.unknownErrno", RESOLVER, code.name()));
    }

    private Optional<String> meaning(String call, String name) {
        Optional<ErrnoEntry> entry = reference.get().named(name);
        return entry.flatMap(found -> of(found, call))
                .or(() -> entry.map(found -> Texts.get("diagnosis.message", found.message())));
    }

    private static Optional<String> of(ErrnoEntry entry, String call) {
        return entry.calls().stream()
                .filter(each -> each.call().equals(call))
                .map(CallMeaning::meaning)
                .findFirst();
    }
}
