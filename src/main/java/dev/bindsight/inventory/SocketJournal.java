package dev.bindsight.inventory;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Remembers of each socket that changes how it was when the journal was begun. */
final class SocketJournal {
    private final Map<SocketKey, Course> courses = new LinkedHashMap<>();
    private boolean kept;

    SocketJournal() {}

    /** Whether it knows of everything that changed since it was begun. */
    boolean isKept() {
        return kept;
    }

    /** Begins a new journal. */
    void begin() {
        courses.clear();
        kept = true;
    }

    /** Gives the journal up: what is there now has nothing to do with what was. */
    void giveUp() {
        courses.clear();
        kept = false;
    }

    /** A socket comes, changes, or goes. */
    void note(@Nullable SocketEntry before, @Nullable SocketEntry after) {
        SocketEntry known = after == null ? before : after;
        if (kept && known != null) {
            courses.computeIfAbsent(known.key(), _ -> new Course(before)).after = after;
        }
    }

    /** Gives each socket that was noted, as it was and as it is. */
    void each(BiConsumer<@Nullable SocketEntry, @Nullable SocketEntry> reader) {
        courses.values().forEach(course -> reader.accept(course.before, course.after));
    }

    private static final class Course {
        private final @Nullable SocketEntry before;
        private @Nullable SocketEntry after;

        private Course(@Nullable SocketEntry before) {
            this.before = before;
        }
    }
}
