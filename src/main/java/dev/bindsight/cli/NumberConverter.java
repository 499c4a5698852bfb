package dev.bindsight.cli;

import dev.bindsight.text.Texts;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number: {@code 10}, {@code -1}. */
final class NumberConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(Texts.get("cli.parser.number", text));
        }
    }
}
