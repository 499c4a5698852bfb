package dev.bindsight.cli;

import dev.bindsight.model.Port;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports from one to another.
 *
 * @param first the lowest, greater than 0
 * @param last the highest, included
 */
record PortRange(Port first, Port last) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }

    /** How many they are. */
    int count() {
        return last.number() - first.number() + 1;
    }

    /** Reads {@code 8000-8999} or {@code 8000}. */
    static final class Converter implements ITypeConverter<PortRange> {
        @Override
        public PortRange convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (matcher.matches()) {
                int first = Integer.parseInt(matcher.group(1));
                int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
                if (first > 0 && first <= last && last <= Port.MAX) {
                    return new PortRange(new Port(first), new Port(last));
                }
            }
            throw new TypeConversionException(
                    "'"
                            + text
                            + "' is no range of ports from 1 to 65535; accepted: 8000-8999, 8000");
        }
    }
}
