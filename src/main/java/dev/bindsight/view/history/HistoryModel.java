package dev.bindsight.view.history;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecorderSwitch.UnitChange;
import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Port;
import dev.bindsight.settings.HistorySettings;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.words.FilterText;
import dev.bindsight.words.PastText;

import javafx.beans.property.ObjectProperty;
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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the History screen shows: a part of the past, what was asked, and whether it is recorded. FX
 * thread; what blocks runs in a lane, and the last question wins.
 */
final class HistoryModel {
    /** More than a table or a month of lanes shows. */
    private static final int MOST = 5_000;

    /** How often what is shown up to now is read anew. */
    private static final Duration LIVE = Duration.ofSeconds(1);

    private static final Duration TYPING = Duration.ofMillis(200);

    private final Past past;
    private final SettingsStore settings;
    private final Clock clock;
    private final String home;
    private final Lane lane;

    private final ObjectProperty<ShownTime> shownTime =
            new SimpleObjectProperty<>(this, "shownTime", ShownTime.DAY);
    private final ObjectProperty<EventFilter> filter =
            new SimpleObjectProperty<>(this, "filter", EventFilter.ALL);
    private final StringProperty question = new SimpleStringProperty(this, "question", "");
    private final ObjectProperty<@Nullable PastEvent> selected =
            new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<View> view;

    private final ReadOnlyStringWrapper refused = new ReadOnlyStringWrapper(this, "refused", "");

    private PastQuestion asked = PastQuestion.NONE;
    private @Nullable Instant end;

    /**
     * What is shown.
     *
     * @param state what there is of a record; absent before it was asked
     * @param unit what records in the background; absent before it was asked
     * @param period which part
     * @param answer what is recorded of it
     * @param asked what was asked
     * @param sentence the answer, empty for none
     * @param now when it was read
     */
    record View(
            @Nullable RecordState state,
            @Nullable UnitState unit,
            Period period,
            HistoryAnswer answer,
            PastQuestion asked,
            String sentence,
            Instant now) {
        /** Whether nothing is recorded, now or before. */
        boolean isOff() {
            return state != null
                    && !state.recording()
                    && state.since() == null
                    && state.trouble() == null;
        }
    }

    HistoryModel(Past past, SettingsStore settings, Clock clock, String home, Lane lane) {
        this.past = past;
        this.settings = settings;
        this.clock = clock;
        this.home = home;
        this.lane = lane;
        Instant now = clock.instant();
        view =
                new ReadOnlyObjectWrapper<>(
                        this,
                        "view",
                        new View(
                                null,
                                null,
                                ShownTime.DAY.until(now),
                                HistoryAnswer.NOTHING,
                                PastQuestion.NONE,
                                "",
                                now));
        shownTime.subscribe((_, _) -> read());
        question.subscribe((_, _) -> ask());
    }

    ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    ObjectProperty<ShownTime> shownTimeProperty() {
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

    Clock clock() {
        return clock;
    }

    /** How the past is put into words now. */
    PastText words() {
        return new PastText(view.get().now(), clock.getZone(), home);
    }

    HistorySettings settings() {
        return settings.get().history();
    }

    /** Reads what is shown anew. */
    void read() {
        lane.startInstead(new Job(Texts.get("history.busy"), _ -> reading()));
    }

    private void ask() {
        asked = PastQuestion.read(question.get(), clock.instant(), clock.getZone());
        Instant at = asked.at();
        end = at == null || asked.since() ? null : shownTime.get().around(at, clock.instant()).to();
        lane.cancel();
        lane.startAfter(TYPING, new Job(Texts.get("history.busy"), _ -> reading()));
    }

    /** Reads anew what is shown up to now. */
    void follow() {
        boolean due = view.get().now().plus(LIVE).isBefore(clock.instant());
        if (end == null && due && !lane.busy().get()) {
            lane.startInstead(new Job(_ -> reading()));
        }
    }

    /** Asks who had a port. */
    void ask(Port port) {
        question.set(Texts.get("history.question.port", port));
    }

    /** Shows what came before or after. */
    void step(int direction) {
        Instant now = clock.instant();
        Instant to = period(now).to().plus(shownTime.get().step().multipliedBy(direction));
        end = to.isBefore(now) ? to : null;
        read();
    }

    /** Shows what is now. */
    void showNow() {
        end = null;
        read();
    }

    private Period period(Instant now) {
        Instant from = asked.at();
        if (from != null && asked.since() && end == null && from.isBefore(now)) {
            return new Period(from, now);
        }
        return shownTime.get().until(end == null ? now : end);
    }

    private Runnable reading() {
        Instant now = clock.instant();
        Period period = period(now);
        PastQuestion question = asked;
        RecordState state = past.reader().state();
        HistoryAnswer answer = past.reader().read(new HistoryQuery(period, filter(question), MOST));
        Port port = question.port();
        String sentence = port == null ? mistake(question) : sentence(port, question, now);
        UnitState unit = view.get().unit() == null ? past.recorder().unit() : view.get().unit();
        var found = new View(state, unit, period, answer, question, sentence, now);
        return () -> view.set(found);
    }

    private String sentence(Port port, PastQuestion question, Instant now) {
        Instant named = question.at();
        Instant at = named == null || question.since() ? now : named;
        HeldAt held = past.reader().heldAt(port, at);
        var words = new PastText(now, clock.getZone(), home);
        String told = words.answer(held, port, at);
        HeldSpan before =
                named == null && held instanceof HeldAt.Held(var spans)
                        ? before(port, spans)
                        : null;
        return before == null
                ? told
                : told + " " + Texts.get("past.before", words.sentence(before));
    }

    /** What had the port before those that have it; absent where that is not recorded. */
    private @Nullable HeldSpan before(Port port, List<HeldSpan> spans) {
        Instant begin = spans.stream().map(HeldSpan::from).min(Instant::compareTo).orElseThrow();
        return switch (past.reader().heldAt(port, begin.minusMillis(1))) {
            case HeldAt.Held(var earlier) -> earlier.getFirst();
            case HeldAt.Nobody(HeldSpan last, var _) -> last;
            case HeldAt.NotRecorded(var _, HeldSpan last) -> last;
        };
    }

    /** What is wrong with the words of a question, which then leave nothing out; or nothing. */
    private static String mistake(PastQuestion question) {
        return SocketFilter.parse(question.filter()) instanceof FilterReading.Mistake wrong
                ? FilterText.of(wrong.what()) + " " + FilterText.accepted(wrong.key())
                : "";
    }

    private static SocketFilter filter(PastQuestion question) {
        return switch (SocketFilter.parse(question.filter())) {
            case FilterReading.Parsed(SocketFilter parsed) -> parsed;
            case FilterReading.Mistake _ -> SocketFilter.NONE;
        };
    }

    /** The events that are listed, the latest first. */
    List<PastEvent> events() {
        return view.get().answer().events().reversed().stream()
                .filter(filter.get()::lists)
                .toList();
    }

    /** Selects the event with which a span began or, if that is not listed, ended. */
    void select(long span) {
        events().stream()
                .filter(event -> event instanceof PastEvent.OfSpan of && of.span().id() == span)
                .findFirst()
                .ifPresent(selected::set);
    }

    /** The span of the selected event; absent for none. */
    @Nullable HeldSpan selectedSpan() {
        return selected.get() instanceof PastEvent.OfSpan event ? event.span() : null;
    }

    /** Has the window record while it is open, or no longer. */
    void recordHere(boolean on) {
        choose(each -> each.withWhileOpen(on));
        change(() ->
                past.recorder().recordHere(on) == on ? "" : Texts.get("history.refused.recording"));
    }

    /** Has it recorded in the background, or no longer. */
    void recordInBackground(boolean on) {
        change(() -> said(on ? past.recorder().install() : past.recorder().remove()));
    }

    /** Deletes all that was recorded. */
    void forget() {
        change(() -> past.recorder().forget() ? "" : Texts.get("history.refused.forget"));
    }

    /** Why the last change did not come about, empty if it did. */
    ReadOnlyStringProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    private static String said(UnitChange change) {
        return switch (change) {
            case UnitChange.Done _ -> "";
            case UnitChange.NoSystemd _ -> Texts.get("cli.record.unit.noSystemd");
            case UnitChange.CommandFailed(List<String> command, String output) ->
                    Texts.get("history.refused.command", String.join(" ", command), output);
            case UnitChange.FileRefused(var file, String why) ->
                    Texts.get("history.refused.file", file, why);
        };
    }

    /** Changes what is kept. */
    void choose(UnaryOperator<HistorySettings> change) {
        settings.update(each -> withHistory(each, change));
    }

    private static Settings withHistory(Settings now, UnaryOperator<HistorySettings> change) {
        return now.withHistory(change.apply(now.history()));
    }

    private void change(Supplier<String> doing) {
        lane.start(
                new Job(
                                Texts.get("history.busy.change"),
                                _ -> {
                                    String why = doing.get();
                                    UnitState unit = past.recorder().unit();
                                    return () -> {
                                        refused.set(why);
                                        View now = view.get();
                                        view.set(
                                                new View(
                                                        now.state(),
                                                        unit,
                                                        now.period(),
                                                        now.answer(),
                                                        now.asked(),
                                                        now.sentence(),
                                                        now.now()));
                                        read();
                                    };
                                })
                        .toTheEnd());
    }

    /** The record there is, once it was asked. */
    RecordState state() {
        return Objects.requireNonNull(view.get().state(), "not read yet");
    }
}
