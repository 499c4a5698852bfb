package dev.bindsight.errno;

import java.util.List;

/**
 * What the reference tells of an errno beyond its numbers and names.
 *
 * @param calls the calls that give it
 * @param printed how programs print it
 */
record ErrnoArticle(List<CallMeaning> calls, List<PrintedText> printed) {
    ErrnoArticle {
        calls = List.copyOf(calls);
        printed = List.copyOf(printed);
    }
}
