package dev.bindsight.words;

import dev.bindsight.inventory.filter.FilterKey;
import dev.bindsight.inventory.filter.FilterMistake;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is wrong with a filter, as sentences. */
public final class FilterText {
    private FilterText() {}

    /** {@code “70000” is no port.} */
    public static String of(FilterMistake mistake) {
        return switch (mistake) {
            case FilterMistake.OpenQuote _ -> Texts.get("filter.openQuote");
            case FilterMistake.NoWord(String typed) -> Texts.get("filter.emptyWord", typed);
            case FilterMistake.NoSuchKey(String typed) -> Texts.get("filter.noSuchKey", typed);
            case FilterMistake.NoValue(FilterKey key) -> Texts.get("filter.noValue", key.label());
            case FilterMistake.NoSuchValue(FilterKey key, String typed) ->
                    Texts.get("filter.noSuchValue", key.label(), typed);
            case FilterMistake.NoPort(String typed) -> Texts.get("filter.noPort", typed);
            case FilterMistake.Backwards(String typed) -> Texts.get("filter.rangeBackwards", typed);
            case FilterMistake.NoPid(String typed) -> Texts.get("filter.noPid", typed);
            case FilterMistake.NoNetwork(String typed) -> Texts.get("filter.noNetwork", typed);
        };
    }

    /**
     * What is accepted instead.
     *
     * @param key behind which key, absent where a word may begin
     */
    public static String accepted(@Nullable FilterKey key) {
        return switch (key) {
            case null -> Texts.get("filter.accepted");
            case PORT -> Texts.get("filter.acceptedPort");
            case PID -> Texts.get("filter.acceptedPid");
            case PROTO, STATE, EXPOSURE, QUEUE, OWNER -> oneOf(key.words());
            case ADDR -> Texts.get("filter.acceptedAddress");
            case USER -> Texts.get("filter.acceptedUser");
            case COMMAND -> Texts.get("filter.acceptedCommand");
            case DIR -> Texts.get("filter.acceptedDirectory");
            case PROCESS, UNIT, CONTAINER, SERVICE -> Texts.get("filter.acceptedName", key.label());
        };
    }

    private static String oneOf(List<String> words) {
        return Texts.get("filter.acceptedOneOf", String.join(", ", words));
    }
}
