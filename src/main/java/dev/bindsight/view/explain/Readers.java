package dev.bindsight.view.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;
import dev.bindsight.explain.log.LogReader;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** What reads errors, made when it is first asked for; that blocks. Safe for several threads. */
final class Readers {
    private final Supplier<ErrnoReference> reference;
    private @Nullable ErrorReader errors;
    private @Nullable LogReader logs;

    Readers(Supplier<ErrnoReference> reference) {
        this.reference = reference;
    }

    /** Reads the errors of a text. */
    synchronized ErrorReader errors() {
        ErrorReader made = errors;
        if (made == null) {
            made = new ErrorReader(reference.get());
            errors = made;
        }
        return made;
    }

    /** Reads the errors of a log. */
    synchronized LogReader logs() {
        LogReader made = logs;
        if (made == null) {
            made = new LogReader(reference.get());
            logs = made;
        }
        return made;
    }
}
