package dev.bindsight.cli;

import dev.bindsight.text.Texts;

import picocli.CommandLine.ITypeConverter;

/** Reads the name of a screen. */
final class ScreenConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
        if (WindowRequest.SCREENS.contains(value)) {
            return value;
        }
        throw new WrongValue(
                Texts.get("cli.show", value, String.join(", ", WindowRequest.SCREENS)));
    }
}
