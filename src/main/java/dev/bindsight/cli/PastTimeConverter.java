package dev.bindsight.cli;

import dev.bindsight.history.PastTime;
import dev.bindsight.text.Texts;

import picocli.CommandLine.ITypeConverter;

import java.time.Instant;
import java.time.ZoneId;

/** Reads a moment of the past. */
final class PastTimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        return PastTime.parse(text, Instant.now(), ZoneId.systemDefault())
                .orElseThrow(() -> new WrongValue(Texts.get("cli.pastTime", text)));
    }
}
