package dev.bindsight.view.explain;

import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.explain.log.LogPlace;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The places of a group of a log, one of which is shown as it stands there: it is read from the log
 * itself. FX thread; what blocks runs in a lane.
 */
final class LogPlaces {
    private final LogSource source;
    private final Readers readers;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<@Nullable LogExcerpt> excerpt =
            new ReadOnlyObjectWrapper<>(this, "excerpt");
    private List<LogPlace> places = List.of();
    private String errno = "";
    private int index;

    LogPlaces(LogSource source, Readers readers, Lane lane) {
        this.source = source;
        this.readers = readers;
        this.lane = lane;
    }

    /** The lines around the place that is shown, absent while they are read. */
    ReadOnlyObjectProperty<@Nullable LogExcerpt> excerptProperty() {
        return excerpt.getReadOnlyProperty();
    }

    /** Which place is shown, from 0. */
    int index() {
        return index;
    }

    /** Shows the first place of another group. */
    void show(LogGroup group) {
        excerpt.set(null);
        places = group.places();
        errno = group.error().errno();
        index = 0;
        read();
    }

    /** More places of the same group are known. */
    void more(LogGroup group) {
        places = group.places();
    }

    /** Shows another place; nothing is beyond the first and the last. */
    void step(int by) {
        int next = index + by;
        if (next >= 0 && next < places.size()) {
            index = next;
            read();
        }
    }

    private void read() {
        if (places.isEmpty()) {
            return;
        }
        LogPlace at = places.get(index);
        String of = errno;
        lane.start(
                new Job(_ -> {
                    LogExcerpt read = read(at, of);
                    return () -> {
                        if (errno.equals(of) && places.get(index).equals(at)) {
                            excerpt.set(read);
                        }
                    };
                }));
    }

    private @Nullable LogExcerpt read(LogPlace at, String of) {
        try {
            return LogExcerpt.read(source, at, of, readers.errors());
        } catch (IOException gone) {
            // the group itself is still known
            return null;
        }
    }
}
