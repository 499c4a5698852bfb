package dev.bindsight.view.history;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.model.Port;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.words.PastText;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the History screen shows: a part of the past, what was asked, and what is selected. FX
 * thread; what blocks runs in a lane, and the last question wins.
 */
final class HistoryModel {
    /** How often what is shown up to now is read anew. */
    private static final Duration LIVE = Duration.ofSeconds(1);

    private static final Duration TYPING = Duration.ofMillis(200);

    /** A wheel that turns asks once it rests for so long. */
    private static final Duration TURNING = Duration.ofMillis(60);

    private final Past past;
    private final Clock clock;
    private final String home;
    private final Lane lane;

    private final ObjectProperty<Optional<ShownTime>> shownTime =
            new SimpleObjectProperty<>(this, "shownTime", Optional.of(ShownTime.DAY));
    private final ObjectProperty<EventFilter> filter =
            new SimpleObjectProperty<>(this, "filter", EventFilter.ALL);
    private final StringProperty question = new SimpleStringProperty(this, "question", "");
    private final ObjectProperty<@Nullable PastEvent> selected =
            new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyLongWrapper selectedSpan = new ReadOnlyLongWrapper(this, "selectedSpan");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ReadOnlyObjectWrapper<HistoryView> view;

    private PastQuestion asked = PastQuestion.NONE;
    private ShownPeriod shown = ShownPeriod.upToNow(ShownTime.DAY.length());
    private long revealed;

    HistoryModel(Past past, Clock clock, String home, Lane lane) {
        this.past = past;
        this.clock = clock;
        this.home = home;
        this.lane = lane;
        Instant now = clock.instant();
        view =
                new ReadOnlyObjectWrapper<>(
                        this,
                        "view",
                        new HistoryView(
                                null,
                                null,
                                shown.at(now),
                                HistoryAnswer.NOTHING,
                                null,
                                PastQuestion.NONE,
                                "",
                                List.of(),
                                now));
        shownTime.subscribe((_, chosen) -> chosen.ifPresent(this::choose));
        selected.subscribe(this::chosen);
        question.subscribe((_, _) -> ask());
    }

    ReadOnlyObjectProperty<HistoryView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** How much is shown, empty where that is none of the usual. */
    ObjectProperty<Optional<ShownTime>> shownTimeProperty() {
        return shownTime;
    }

    ObjectProperty<EventFilter> filterProperty() {
        return filter;
    }

    StringProperty questionProperty() {
        return question;
    }

    ObjectProperty<@Nullable PastEvent> selectedProperty() {
        return selected;
    }

    /** The id of the span that is selected, 0 for none. */
    ReadOnlyLongProperty selectedSpanProperty() {
        return selectedSpan.getReadOnlyProperty();
    }

    /** What is to be said of what was selected, empty for nothing. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    Clock clock() {
        return clock;
    }

    /** How the past is put into words now. */
    PastText words() {
        return words(view.get());
    }

    /** How it was when that was read; any thread. */
    PastText words(HistoryView read) {
        return new PastText(read.now(), clock.getZone(), home);
    }

    /** Reads what is shown anew. */
    void read() {
        lane.startInstead(reading());
    }

    private void ask() {
        asked = PastQuestion.read(question.get(), clock.instant(), clock.getZone());
        Instant at = asked.at();
        shown =
                at == null
                        ? shown.now()
                        : asked.since() ? shown.allSince(at) : shown.around(at, clock.instant());
        lane.cancel();
        lane.startAfter(TYPING, reading());
    }

    /** Reads anew what is shown up to now. */
    void follow() {
        boolean due = view.get().now().plus(LIVE).isBefore(clock.instant());
        if (shown.isLive() && due && !lane.busy().get()) {
            lane.startInstead(reading());
        }
    }

    /** Asks who had a port. */
    void ask(Port port) {
        question.set(Texts.get("history.question.port", port));
    }

    private void choose(ShownTime chosen) {
        if (!chosen.length().equals(shown.length()) || shown.since() != null) {
            shown = shown.lasting(chosen.length(), view.get().period(), clock.instant());
            read();
        }
    }

    /** Shows what came before or after, by half of what is shown. */
    void step(int direction) {
        show(shown.step(direction, view.get().period(), clock.instant()));
    }

    /**
     * Shows more or less.
     *
     * @param factor how much more, below 1 for less
     * @param about the fraction of what is shown that stays where it is
     */
    void zoom(double factor, double about) {
        show(shown.zoom(factor, about, view.get().period(), clock.instant()));
    }

    /**
     * Shows the next longer or shorter of the usual times.
     *
     * @param direction 1 for longer, -1 for shorter
     * @param about the fraction of what is shown that stays where it is
     */
    void zoomStep(int direction, double about) {
        Period read = view.get().period();
        Duration whole = Duration.between(read.from(), read.to());
        ShownTime.beside(whole, direction)
                .ifPresent(
                        next -> zoom((double) next.length().toMillis() / whole.toMillis(), about));
    }

    /** Shows another part, at once as far as it is known, and reads the rest. */
    private void show(ShownPeriod other) {
        shown = other;
        shownTime.set(ShownTime.of(other.length()));
        view.set(view.get().at(other.at(clock.instant())));
        lane.cancel();
        lane.startAfter(TURNING, reading());
    }

    /** Whether what is shown lasts up to now. */
    boolean isLive() {
        return shown.isLive();
    }

    /** Shows what is now. */
    void showNow() {
        shown = shown.now();
        read();
    }

    /** What reads all of it: what is wanted is settled now, on the FX thread. */
    private Job reading() {
        Instant now = clock.instant();
        Period period = shown.at(now);
        PastQuestion wanted = asked;
        UnitState known = view.get().unit();
        return new Job(Texts.get("history.busy"), _ -> read(wanted, period, known, now));
    }

    private Runnable read(
            PastQuestion wanted, Period period, @Nullable UnitState known, Instant now) {
        HistoryView found =
                new PastReading(past, clock.getZone(), home).of(wanted, period, known, now);
        return () -> {
            boolean isNew = !view.get().asked().equals(wanted);
            view.set(found);
            if (isNew && wanted.isOfMoment() && !found.about().isEmpty()) {
                select(found.about().getFirst().id());
            }
            if (revealed != 0) {
                long span = revealed;
                revealed = 0;
                select(span);
            }
        };
    }

    /** The events that are listed, the latest first. */
    List<PastEvent> events() {
        return view.get().answer().events().reversed().stream()
                .filter(filter.get()::lists)
                .toList();
    }

    /**
     * Selects a span with the event it began or, if that is not shown, ended with. Where the chips
     * leave that out, all are listed again; where it has none in this time, that is said.
     */
    void select(long span) {
        Optional<PastEvent> listed = eventOf(events(), span);
        Optional<PastEvent> event =
                listed.isPresent() ? listed : eventOf(view.get().answer().events(), span);
        if (listed.isEmpty() && event.isPresent()) {
            filter.set(EventFilter.ALL);
        }
        selected.set(event.orElse(null));
        selectedSpan.set(span);
        note.set(event.isPresent() ? "" : note(span));
    }

    private String note(long span) {
        return span(span)
                .map(each -> Texts.get("history.outside", words().sentence(each)))
                .orElse("");
    }

    private static Optional<PastEvent> eventOf(List<PastEvent> events, long span) {
        return events.stream()
                .filter(event -> event instanceof PastEvent.OfSpan of && of.span().id() == span)
                .findFirst();
    }

    private void chosen(@Nullable PastEvent event) {
        if (event != null) {
            selectedSpan.set(event instanceof PastEvent.OfSpan of ? of.span().id() : 0);
            note.set("");
        }
    }

    /** A span of what is shown. */
    Optional<HeldSpan> span(long id) {
        return view.get().answer().spans().stream().filter(each -> each.id() == id).findFirst();
    }

    /** Shows the events of what the answer is about, in the time in which they are. */
    void showAnswer() {
        List<HeldSpan> about = view.get().about();
        if (about.isEmpty()) {
            return;
        }
        HeldSpan span = about.getFirst();
        Period read = view.get().period();
        Instant ended = span.to();
        boolean isWithin = isWithin(span.from(), read) || (ended != null && isWithin(ended, read));
        if (isWithin) {
            select(span.id());
        } else {
            revealed = span.id();
            shown = shown.around(ended == null ? span.from() : ended, clock.instant());
            read();
        }
    }

    private static boolean isWithin(Instant moment, Period period) {
        return !moment.isBefore(period.from()) && moment.isBefore(period.to());
    }

    /** Tells what systemd knows since recording was changed, and reads anew. */
    void recordingChanged(UnitState unit) {
        view.set(view.get().with(unit));
        read();
    }

    /** The record there is, once it was asked. */
    RecordState state() {
        return Objects.requireNonNull(view.get().state(), "not read yet");
    }
}
