package dev.bindsight.diagnosis;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;

import java.util.function.Supplier;

/** What an errno means for the very call that gave it, as the reference has it. */
public final class ErrnoMeaning {
    private final Supplier<ErrnoReference> reference;

    /**
     * Over a reference.
     *
     * @param reference asked when the first meaning is, because reading it takes a while
     */
    public ErrnoMeaning(Supplier<ErrnoReference> reference) {
        this.reference = reference;
    }

    /**
     * The meaning, as one or two sentences.
     *
     * @param call the call as its man page is named: {@code bind}, {@code getaddrinfo}
     * @param errno the name, such as {@code EADDRINUSE} or {@code EAI_NONAME}
     * @return what strerror(3) says where the reference does not know the pair, and the name itself
     *     where it does not know the errno
     */
    public String of(String call, String errno) {
        return reference.get().named(errno).map(entry -> of(call, entry)).orElse(errno);
    }

    private static String of(String call, ErrnoEntry entry) {
        return entry.calls().stream()
                .filter(meaning -> meaning.call().equals(call))
                .findFirst()
                .map(meaning -> meaning.meaning())
                .orElse(entry.message() + ".");
    }
}
