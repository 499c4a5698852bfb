package dev.bindsight.diagnosis.bind;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.PathText;
import dev.bindsight.text.ProgramText;
import dev.bindsight.text.SinceText;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Where and when a process was started, by which a person knows their own again.
 *
 * @param home the home directory, shown as {@code ~}
 * @param zone the time zone of the clock on the wall, which takes milliseconds to read
 */
public record ProcessOrigin(String home, Supplier<ZoneId> zone) {
    /**
     * {@code in ~/shop, since 10:42}; without the directory where it cannot be read. What became of
     * the program's file follows, where it is no longer what runs.
     */
    String of(ProcessDetails process, Instant now) {
        String program =
                ProgramText.of(process.facts().programFile())
                        .map(words -> ", " + Texts.get("bindcause.fact.program", words))
                        .orElse("");
        return place(process, now) + program;
    }

    private String place(ProcessDetails process, Instant now) {
        String since =
                Texts.get(
                        "bindcause.fact.since",
                        SinceText.of(process.facts().startedAt(), now, zone.get()));
        String directory = process.facts().directory();
        return directory == null
                ? since
                : Texts.get("bindcause.fact.in", PathText.of(directory, home)) + ", " + since;
    }
}
