package dev.bindsight.cli;

import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.words.FilterText;

import java.util.List;

/** The words of a filter on a command line. */
final class FilterWords {
    private FilterWords() {}

    /** The filter, or what is wrong with it. */
    static SocketFilter parse(Syntax syntax, List<String> words) {
        return switch (SocketFilter.parse(String.join(" ", words))) {
            case FilterReading.Parsed(SocketFilter parsed) -> parsed;
            case FilterReading.Mistake mistake ->
                    throw syntax.wrong(
                            FilterText.of(mistake.what())
                                    + " "
                                    + FilterText.accepted(mistake.key()));
        };
    }
}
