package dev.bindsight.cli;

import dev.bindsight.history.PastTime;
import dev.bindsight.text.Texts;

import picocli.CommandLine.ITypeConverter;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Reads a moment of the past. */
final class PastTimeConverter implements ITypeConverter<Instant> {
    /** How far the clock of the machine that wrote a moment may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    @Override
    public Instant convert(String text) {
        Instant now = Instant.now();
        Instant read =
                PastTime.parse(text, now, ZoneId.systemDefault())
                        .orElseThrow(() -> new WrongValue(Texts.get("cli.pastTime", text)));
        if (read.isAfter(now.plus(AHEAD))) {
            throw new WrongValue(Texts.get("cli.pastTime.future", text));
        }
        return read;
    }
}
