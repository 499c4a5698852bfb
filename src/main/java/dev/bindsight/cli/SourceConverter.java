package dev.bindsight.cli;

import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Source;
import dev.bindsight.text.Texts;

import picocli.CommandLine.ITypeConverter;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads {@code --source}. */
final class SourceConverter implements ITypeConverter<SourceChoice> {
    private static final String AUTOMATIC = "auto";

    @Override
    public SourceChoice convert(String text) {
        if (text.equals(AUTOMATIC)) {
            return SourceChoice.AUTOMATIC;
        }
        for (Source source : Source.values()) {
            if (source.label().equals(text)) {
                return new SourceChoice.Only(source);
            }
        }
        String labels =
                Arrays.stream(Source.values()).map(Source::label).collect(Collectors.joining(", "));
        throw new WrongValue(Texts.get("cli.source", text, AUTOMATIC + ", " + labels));
    }
}
