package dev.bindsight.explain;

import java.util.List;

/** What holds of whatever was found in whatever text. */
public final class Sound {
    private Sound() {}

    /**
     * Checks it.
     *
     * @throws AssertionError if it does not hold
     */
    public static void check(String text, List<FoundError> found) {
        int before = 0;
        for (FoundError each : found) {
            require(each.start() >= before, "order", each);
            require(each.start() < each.end() && each.end() <= text.length(), "offsets", each);
            require(text.substring(each.start(), each.end()).equals(each.text()), "text", each);
            marks(text, each);
            fields(each);
            before = each.start();
        }
    }

    private static void marks(String text, FoundError found) {
        int before = 0;
        for (TextMark mark : found.marks()) {
            require(mark.start() >= before, "order of marks", found);
            require(mark.start() < mark.end() && mark.end() <= text.length(), "mark", found);
            before = mark.start();
        }
    }

    private static void fields(FoundError found) {
        ReportedError error = found.error();
        require(!error.errno().isBlank(), "errno", found);
        require(error.call() == null || !error.call().isBlank(), "call", found);
        require(error.host() == null || !error.host().isBlank(), "host", found);
        require(error.port() == null || !error.port().isAny(), "port", found);
    }

    private static void require(boolean holds, String what, FoundError found) {
        if (!holds) {
            throw new AssertionError(what + ": " + found);
        }
    }
}
