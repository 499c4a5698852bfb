package dev.bindsight.view.connections;

import dev.bindsight.model.TcpInfoField;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.NumberText;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.util.ArrayList;

/** A field of tcp_info in plain words, with its unit. */
final class TcpFieldText {
    /** TCPI_OPT_TIMESTAMPS to TCPI_OPT_USEC_TS. */
    private static final int OPTIONS = 7;

    private static final long SECOND_IN_MICROS = 1_000_000;

    private TcpFieldText() {}

    /** What the field is. */
    static String name(TcpInfoField field) {
        return Texts.get("connections.tcpField." + field);
    }

    /** What it means, and what C calls it. */
    static String hint(TcpInfoField field) {
        return Texts.get("connections.tcpFieldHint." + field, field.inC());
    }

    /** Its value. */
    static String value(TcpInfoField field, long value) {
        return switch (field.unit()) {
            case SEGMENTS -> segments(value);
            case THRESHOLD ->
                    value >= TcpInfoField.NO_LIMIT_YET
                            ? Texts.get("connections.tcpField.unlimited")
                            : segments(value);
            case BYTES -> ByteText.decimal(value);
            case RATE ->
                    value == -1
                            ? Texts.get("connections.tcpField.unlimited")
                            : Texts.get("connections.tcpField.rate", ByteText.decimal(value));
            case MICROS -> micros(value);
            case SAMPLE ->
                    value == 0 ? Texts.get("connections.tcpField.unmeasured") : micros(value);
            case MILLIS -> micros(value * 1_000);
            case TIMES -> Texts.get("connections.tcpField.times", value);
            case SHIFT ->
                    Texts.get("connections.tcpField.shift", NumberText.GROUPED.of(1L << value));
            case STATE -> Texts.get("connections.tcpField.state." + Math.min(value, 5));
            case OPTIONS -> options(value);
        };
    }

    private static String segments(long value) {
        return Texts.get("connections.tcpField.segments", value);
    }

    private static String micros(long value) {
        if (value == 0) {
            return Texts.get("connections.fact.millis", "0");
        }
        return value < SECOND_IN_MICROS
                ? Texts.get("connections.fact.millis", RowWords.roundTrip(value))
                : DurationText.span(Duration.ofMillis(value / 1_000));
    }

    private static String options(long bits) {
        var names = new ArrayList<String>();
        for (int i = 0; i < OPTIONS; i++) {
            if ((bits >> i & 1) != 0) {
                names.add(Texts.get("connections.tcpField.option." + i));
            }
        }
        return names.isEmpty() ? Texts.get("connections.tcpField.none") : String.join(", ", names);
    }
}
