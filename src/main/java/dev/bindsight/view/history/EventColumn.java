package dev.bindsight.view.history;

import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.text.Texts;
import dev.bindsight.words.EventText;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What of an event stands beside each other. */
enum EventColumn {
    /** A sign of what happened. */
    MARK(28, List.of("mark")),
    /** When. */
    TIME(112, List.of()),
    /** Which port. */
    PORT(64, List.of("align-right", "strong")),
    /** What happened. */
    WHAT(160, List.of()),
    /** Who it is about. */
    PROCESS(208, List.of()),
    /** Whose that was. */
    USER(84, List.of()),
    /** How it came. */
    HOW(300, List.of("muted"));

    private final double width;
    private final List<String> styleClasses;

    EventColumn(double width, List<String> styleClasses) {
        this.width = width;
        this.styleClasses = styleClasses;
    }

    double width() {
        return width;
    }

    /** Whether it is as wide as that in any window. */
    boolean isWhole() {
        return this == MARK || this == TIME || this == PORT;
    }

    /** How wide all others are together. */
    static double withoutHow() {
        return Arrays.stream(values())
                .filter(each -> each != HOW)
                .mapToDouble(EventColumn::width)
                .sum();
    }

    List<String> styleClasses() {
        return styleClasses;
    }

    /** What stands over it. */
    String title() {
        return switch (this) {
            case MARK -> "";
            case TIME -> Texts.get("history.column.TIME");
            case PORT -> Texts.get("history.column.PORT");
            case WHAT -> Texts.get("history.column.WHAT");
            case PROCESS -> Texts.get("history.column.PROCESS");
            case USER -> Texts.get("history.column.USER");
            case HOW -> Texts.get("history.column.HOW");
        };
    }

    /** What it says where that needs neither clock nor home. */
    String text(PastEvent event) {
        String none = Texts.get("socket.notApplicable");
        PastHolder holder = doer(event);
        return switch (this) {
            case PORT -> event.place() == null ? none : event.place().port().toString();
            case WHAT -> EventText.what(event.kind());
            case USER -> holder == null ? none : holder.user();
            case PROCESS -> Objects.requireNonNullElse(name(event), none);
            case MARK, TIME, HOW -> "";
        };
    }

    /**
     * The process that something happened to; absent where it is not known. Of a refusal the record
     * knows who had the place, and that is another.
     */
    static @Nullable PastHolder doer(PastEvent event) {
        return event instanceof PastEvent.Failed ? null : event.holder();
    }

    /** Its name, absent where nobody knows it. */
    static @Nullable String name(PastEvent event) {
        PastHolder doer = doer(event);
        if (event instanceof PastEvent.Failed failed) {
            return switch (failed.seenBy()) {
                case BINDSIGHT -> Texts.get("history.byBindsight");
                case RUN -> failed.program();
            };
        }
        return doer == null ? null : doer.name();
    }
}
