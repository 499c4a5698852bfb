package dev.bindsight.view.history;

import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;

/** How a question was understood, in a few words: {@code 3000, Wed Nov 25, 14:00}. Pure. */
final class Understood {
    private Understood() {}

    static String of(PastQuestion asked, ZoneId zone) {
        var parts = new ArrayList<String>();
        if (asked.port() != null) {
            parts.add(asked.port().toString());
        }
        Instant at = asked.at();
        if (at != null) {
            String moment =
                    Texts.get(
                            "history.day",
                            DateForm.WEEKDAY.of(at, zone),
                            (isToTheSecond(at, zone)
                                            ? DateForm.DAY_AND_CLOCK
                                            : DateForm.DAY_AND_MINUTE)
                                    .of(at, zone));
            parts.add(asked.since() ? Texts.get("history.since", moment) : moment);
        } else if (asked.port() != null) {
            parts.add(Texts.get("history.nowMark"));
        }
        asked.words().stream()
                .filter(word -> !asked.misunderstood().contains(word))
                .forEach(parts::add);
        return String.join(", ", parts);
    }

    /** The time of day of what was asked for, as closely as it was. */
    static String timeOfDay(Instant at, ZoneId zone) {
        return (isToTheSecond(at, zone) ? DateForm.CLOCK : DateForm.MINUTE).of(at, zone);
    }

    /** Whether a second was named; how long ago is counted from a now with its fractions. */
    private static boolean isToTheSecond(Instant at, ZoneId zone) {
        return at.getNano() == 0 && at.atZone(zone).getSecond() != 0;
    }
}
