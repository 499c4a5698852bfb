package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.TextPieces;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One or a few sentences, as pieces that know what they are. It is made from a pattern of the
 * bundle with typed arguments, and never cut again.
 *
 * @param spans the pieces, in order
 */
public record Sentence(List<Span> spans) {
    /** Nothing said. */
    public static final Sentence NOTHING = new Sentence(List.of());

    /** Copies the list. */
    public Sentence {
        spans = List.copyOf(spans);
    }

    /**
     * A text of the bundle.
     *
     * @param key its key
     * @param arguments what stands at its places: a sentence or a span as it is, an address, an
     *     errno, an option or a call as what it is, anything else as plain words
     */
    public static Sentence of(String key, Object... arguments) {
        var made = new Builder();
        Texts.fill(key, made, arguments);
        return made.sentence();
    }

    /** Words that are no more than that. */
    public static Sentence plain(String text) {
        return text.isEmpty() ? NOTHING : new Sentence(List.of(new Span.Plain(text)));
    }

    /** What a sentence is about. */
    public static Span strong(String text) {
        return new Span.Strong(text);
    }

    /** The time from a moment until another, which a window counts down. */
    public static Span countdown(Instant from, Instant until) {
        return new Span.Countdown(until, DurationText.remaining(Duration.between(from, until)));
    }

    /** Several, with words between them: {@code ", "}. */
    public static Sentence joined(String between, List<Sentence> sentences) {
        var made = new Builder();
        for (int i = 0; i < sentences.size(); i++) {
            if (i > 0) {
                made.words(between);
            }
            made.argument(sentences.get(i));
        }
        return made.sentence();
    }

    /** This and another behind it, with a space between. */
    public Sentence then(Sentence more) {
        return joined(" ", List.of(this, more));
    }

    /** The same with the time that is left at a later moment, down to none. */
    public Sentence at(Instant now) {
        return new Sentence(
                spans.stream()
                        .map(span ->
                                span instanceof Span.Countdown counted
                                        ? countdown(now, counted.until())
                                        : span)
                        .toList());
    }

    /**
     * What is the rest of a sentence elsewhere, as one of its own: from a capital to a full stop.
     */
    public Sentence alone() {
        if (spans.isEmpty() || !(spans.getFirst() instanceof Span.Plain(String begin))) {
            return joined("", List.of(this, plain(".")));
        }
        var rest = new Sentence(spans.subList(1, spans.size()));
        return joined("", List.of(plain(SentenceText.start(begin)), rest, plain(".")));
    }

    /** The sentence as it is read. */
    public String text() {
        var text = new StringBuilder(96);
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    private static Span span(Object argument) {
        return switch (argument) {
            case Span span -> span;
            case IpAddress address -> new Span.Address(address.toString());
            case Endpoint endpoint -> new Span.Address(endpoint.toString());
            case BindPlace place -> new Span.Address(place.toString());
            case Errno errno -> new Span.ErrnoSpan(errno.name());
            case ErrnoName errno -> new Span.ErrnoSpan(errno.name());
            case SocketOption option -> new Span.Code(option.name());
            case Syscall call -> new Span.Code(call.label());
            default -> new Span.Plain(argument.toString());
        };
    }

    /** Puts pieces together; words beside words become one. */
    private static final class Builder implements TextPieces {
        private final List<Span> spans = new ArrayList<>();

        @Override
        public void words(String text) {
            if (text.isEmpty()) {
                return;
            }
            if (!spans.isEmpty() && spans.getLast() instanceof Span.Plain(String before)) {
                spans.set(spans.size() - 1, new Span.Plain(before + text));
            } else {
                spans.add(new Span.Plain(text));
            }
        }

        @Override
        public void argument(Object argument) {
            if (argument instanceof Sentence(List<Span> inner)) {
                inner.forEach(this::add);
            } else {
                add(span(argument));
            }
        }

        private void add(Span span) {
            if (span instanceof Span.Plain(String text)) {
                words(text);
            } else {
                spans.add(span);
            }
        }

        Sentence sentence() {
            return new Sentence(spans);
        }
    }
}
