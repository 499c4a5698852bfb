package dev.bindsight.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.HostAndPort;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a person typed or pasted. Pure, and safe for use by several threads. */
public final class AskedReader {
    /** Reads everything but errors: what there is before the reference of errnos is loaded. */
    public static final AskedReader WITHOUT_ERRORS = new AskedReader(Optional.empty());

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9.])?");

    private final Optional<ErrorReader> errors;

    private AskedReader(Optional<ErrorReader> errors) {
        this.errors = errors;
    }

    /** Reads errors too. */
    public AskedReader(ErrnoReference reference) {
        this(Optional.of(new ErrorReader(reference)));
    }

    /** What was typed; words if it is nothing that this knows. */
    public Asked read(String text) {
        String stripped = text.strip();
        boolean oneWord = stripped.chars().noneMatch(Character::isWhitespace);
        Optional<Asked> place = oneWord ? place(stripped) : Optional.empty();
        return place.or(() ->
                        errors.flatMap(reader -> reader.read(stripped)).map(Asked.Failure::new))
                .orElse(Asked.WORDS);
    }

    /**
     * A pasted text as one line that still says the same: of an error no more than the lines that
     * say it, of anything else its words.
     */
    public String oneLine(String pasted) {
        String text = pasted.strip();
        return errors.flatMap(reader -> reader.gist(text))
                .orElseGet(() -> text.replaceAll("\\s+", " "));
    }

    private static Optional<Asked> place(String text) {
        if (text.contains("://")) {
            return HostAndPort.ofUrl(text).map(place -> new Asked.Url(text, place));
        }
        return HostAndPort.parse(text)
                .filter(place -> !place.port().isAny())
                .flatMap(AskedReader::place);
    }

    private static Optional<Asked> place(HostAndPort place) {
        String host = place.host();
        if (host.isEmpty() || host.equals("*")) {
            return Optional.of(new Asked.OnePort(place.port()));
        }
        return NAME.matcher(host).matches() || host.indexOf(':') >= 0
                ? Optional.of(new Asked.Place(place))
                : Optional.empty();
    }
}
