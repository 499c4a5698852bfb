package dev.bindsight.view.shell;

import dev.bindsight.diagnosis.SearchRoute;
import dev.bindsight.explain.Asked;
import dev.bindsight.explain.AskedReader;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.inventory.filter.FilterKey;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.FilterTerm;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.text.ExcerptText;
import dev.bindsight.words.FilterText;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What stands in the search field: finished {@code key:value} words as chips, then what is being
 * typed. The filter is that of the words that make sense.
 */
public final class SearchModel {
    /** More than that of a paste says nothing. */
    private static final int LONGEST_PASTE = 1_000;

    /** So much of a paste is read at once, on the FX thread. */
    private static final int MOST_READ = 20_000;

    private final ObservableList<String> chips = FXCollections.observableArrayList();
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ReadOnlyObjectWrapper<SocketFilter> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", SocketFilter.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Mistake> mistake =
            new ReadOnlyObjectWrapper<>(this, "mistake");
    private final ReadOnlyObjectWrapper<@Nullable SearchRoute> route =
            new ReadOnlyObjectWrapper<>(this, "route");
    private final ReadOnlyObjectWrapper<Asked> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", Asked.WORDS);
    private AskedReader reader = AskedReader.WITHOUT_ERRORS;
    private @Nullable String pasted;
    private String pastedLine = "";
    private boolean rewriting;

    /** An empty field. */
    public SearchModel() {
        typed.subscribe(_ -> typedChanged());
    }

    /** The finished words, from left to right; to be read alone. */
    public ObservableList<String> chips() {
        return chips;
    }

    /** What is being typed behind them. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** What the words that make sense ask for. */
    public ReadOnlyObjectProperty<SocketFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** What is wrong with what is being typed, absent if it makes sense. */
    public ReadOnlyObjectProperty<@Nullable Mistake> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /** Where Enter goes with what was typed, absent if it is for the list alone. */
    public ReadOnlyObjectProperty<@Nullable SearchRoute> routeProperty() {
        return route.getReadOnlyProperty();
    }

    /** What all of it asks, read as one question; words while there are chips. */
    public ReadOnlyObjectProperty<Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Reads errors from now on too. */
    public void readErrors(AskedReader withErrors) {
        reader = withErrors;
        read();
    }

    /** Pasted text as it stands in a field of one line; of an error what says it. */
    public String oneLine(String pasted) {
        // of a whole log the beginning is read here: the rest of it waits for Explain
        String beginning = pasted.substring(0, Math.min(pasted.length(), MOST_READ));
        return ExcerptText.of(reader.oneLine(beginning), LONGEST_PASTE);
    }

    /**
     * A text was pasted, of which the field has one line: as long as that stands there, the whole
     * text is what is asked.
     *
     * @param line as {@link #oneLine} has made it
     */
    public void pasted(String text, String line) {
        pasted = text;
        pastedLine = line;
    }

    /** What is asked, as it was pasted; as it stands in the field where it was typed. */
    public String question() {
        String whole = pasted;
        return whole != null && chips.isEmpty() && pastedLine.equals(typed.get())
                ? whole
                : typed.get();
    }

    /** Reads a text as it would be read here. */
    public Asked read(String text) {
        return reader.read(text);
    }

    /** Whether nothing was typed. */
    public boolean isEmpty() {
        return chips.isEmpty() && typed.get().isEmpty();
    }

    /** Empties the field. */
    public void clear() {
        setText("");
    }

    /** Takes a chip out. */
    public void remove(String chip) {
        chips.remove(chip);
        read();
    }

    /** Turns the last chip back into text, for the backspace key at the start of the field. */
    public void reopenLast() {
        if (!chips.isEmpty()) {
            String last = chips.removeLast();
            write(last + typed.get());
            read();
        }
    }

    /** Puts another filter in, as text. */
    public void setText(String text) {
        chips.clear();
        write(text.isBlank() || text.endsWith(" ") ? text : text + " ");
        typedChanged();
        if (typed.get().endsWith(" ")) {
            write(typed.get().stripTrailing());
        }
    }

    /** Puts what was suggested in place of the mistake. */
    public void takeSuggestion() {
        Mistake found = mistake.get();
        if (found != null && found.suggestion() != null) {
            String text = typed.get();
            write(
                    text.substring(0, found.start())
                            + found.suggestion()
                            + text.substring(found.end()));
            typedChanged();
        }
    }

    private void typedChanged() {
        if (!rewriting) {
            makeChips();
            read();
        }
    }

    private void write(String text) {
        rewriting = true;
        typed.set(text);
        rewriting = false;
    }

    /** Words with a key become chips once a space stands behind them. */
    private void makeChips() {
        String text = typed.get();
        if (chips.isEmpty() && reader.read(text) instanceof Asked.Failure) {
            return;
        }
        if (!(SocketFilter.parse(text) instanceof FilterReading.Parsed(SocketFilter found))) {
            return;
        }
        var rest = new StringBuilder(text);
        List<FilterTerm> terms = found.terms();
        for (FilterTerm term : terms.reversed()) {
            boolean finished = term.end() < text.length();
            if (finished && term.text().indexOf(':') > 0) {
                rest.delete(term.start(), Math.min(term.end() + 1, rest.length()));
            }
        }
        for (FilterTerm term : terms) {
            if (term.end() < text.length() && term.text().indexOf(':') > 0) {
                chips.add(term.text());
            }
        }
        if (rest.length() != text.length()) {
            write(rest.toString());
        }
    }

    private void read() {
        String front = String.join(" ", chips);
        String prefix = front.isEmpty() ? "" : front + " ";
        Asked now = chips.isEmpty() ? question(typed.get()) : Asked.WORDS;
        switch (SocketFilter.parse(prefix + words(now, typed.get()))) {
            case FilterReading.Parsed(SocketFilter found) -> say(now, found, null);
            case FilterReading.Mistake found when !now.equals(Asked.WORDS) && !isSlip(found) ->
                    say(now, SocketFilter.NONE, null);
            case FilterReading.Mistake found ->
                    say(
                            Asked.WORDS,
                            withoutMistakes(prefix + typed.get(), found),
                            new Mistake(
                                    Math.max(0, found.start() - prefix.length()),
                                    Math.max(0, found.end() - prefix.length()),
                                    FilterText.of(found.what()),
                                    FilterText.accepted(found.key()),
                                    found.suggestion()));
        }
    }

    private void say(Asked now, SocketFilter words, @Nullable Mistake wrong) {
        mistake.set(wrong);
        asked.set(now);
        filter.set(words);
        route.set(SearchRoute.of(now).orElse(null));
    }

    /** {@code port:3000} is for the list, although a host could have that name. */
    private Asked question(String text) {
        Asked read = reader.read(text);
        boolean key =
                read instanceof Asked.Place(HostAndPort(String host, var _))
                        && FilterKey.named(host).isPresent();
        return key ? Asked.WORDS : read;
    }

    /** What narrows the list for a question. */
    private static String words(Asked asked, String text) {
        return switch (asked) {
            case Asked.Failure(ReportedError error) -> words(error);
            case Asked.Url(var _, HostAndPort place) -> place.toString();
            case Asked.Words _ when isPidAlone(text.strip()) ->
                    FilterKey.PID.label() + ":" + text.strip();
            case Asked.Words _, Asked.OnePort _, Asked.Place _ -> text;
        };
    }

    private static String words(ReportedError error) {
        String host = error.host();
        Port port = error.port();
        if (port == null) {
            return "";
        }
        return host == null || error.isHere()
                ? FilterKey.PORT.label() + ":" + port
                : new HostAndPort(host, port).toString();
    }

    /** A number that is too great for a port; the greatest pid is 2²² (proc_sys_kernel(5)). */
    private static boolean isPidAlone(String text) {
        return text.matches("[1-9][0-9]{4,6}")
                && Port.parse(text).isEmpty()
                && Integer.parseInt(text) <= 1 << 22;
    }

    /** {@code prot:3000} is a slip of the fingers, although a host could have that name too. */
    private static boolean isSlip(FilterReading.Mistake found) {
        return found.suggestion() != null;
    }

    /**
     * The filter that the sound words make, none without one. The filter before this key was
     * pressed is no use: on the way to {@code proto:udp} it looked for a process named {@code
     * proto}.
     */
    private static SocketFilter withoutMistakes(String text, FilterReading.Mistake first) {
        String rest = text;
        FilterReading reading = first;
        while (reading instanceof FilterReading.Mistake found) {
            int start = found.start();
            while (start > 0 && !Character.isWhitespace(rest.charAt(start - 1))) {
                start--;
            }
            int end = Math.max(found.end(), start + 1);
            if (end > rest.length()) {
                return SocketFilter.NONE;
            }
            rest = rest.substring(0, start) + rest.substring(end);
            reading = SocketFilter.parse(rest);
        }
        return ((FilterReading.Parsed) reading).filter();
    }

    /**
     * Something in {@link #typedProperty} that makes no sense.
     *
     * @param start where it begins
     * @param end behind its last character
     * @param what what is wrong, as a sentence
     * @param accepted what would be accepted, as a sentence
     * @param suggestion what was probably meant, absent if nothing comes close
     */
    public record Mistake(
            int start, int end, String what, String accepted, @Nullable String suggestion) {}
}
