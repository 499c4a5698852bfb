package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.model.Port;
import dev.bindsight.model.TlsRefusal;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/**
 * A group of a log in the list: the same object while the log is being read, so that it stays where
 * it is. FX thread.
 */
final class LogRow {
    private final Key key;
    private final ReadOnlyObjectWrapper<LogGroup> group;
    private final ReadOnlyObjectWrapper<@Nullable ReportFinding> finding =
            new ReadOnlyObjectWrapper<>(this, "finding");

    /** What makes a group one of its own. */
    record Key(
            String errno,
            @Nullable String call,
            @Nullable String host,
            @Nullable Port port,
            @Nullable TlsRefusal tls) {
        static Key of(LogGroup group) {
            ReportedError error = group.error();
            return new Key(error.errno(), error.call(), error.host(), error.port(), error.tls());
        }
    }

    LogRow(LogGroup first) {
        key = Key.of(first);
        group = new ReadOnlyObjectWrapper<>(this, "group", first);
    }

    /** What makes it one of its own. */
    Key key() {
        return key;
    }

    /** The group, as far as it has been read. */
    ReadOnlyObjectProperty<LogGroup> groupProperty() {
        return group.getReadOnlyProperty();
    }

    /** The group, as far as it has been read. */
    LogGroup group() {
        return group.get();
    }

    /** What is true of it on this machine, absent before that was looked at. */
    ReadOnlyObjectProperty<@Nullable ReportFinding> findingProperty() {
        return finding.getReadOnlyProperty();
    }

    /** More of it has been read. */
    void read(LogGroup more) {
        group.set(more);
    }

    /** This machine was looked at. */
    void found(ReportFinding now) {
        finding.set(now);
    }
}
