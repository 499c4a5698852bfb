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
    /** A bit each, the lowest first: TCPI_OPT_TIMESTAMPS to TCPI_OPT_USEC_TS (linux/tcp.h). */
    private enum Option {
        TIMESTAMPS,
        SACK,
        WINDOW_SCALE,
        ECN,
        ECN_SEEN,
        SYN_DATA,
        USEC_TS
    }

    /** TCP_CA_Open and so on (enum tcp_ca_state of linux/tcp.h). */
    private enum CaState {
        OPEN,
        DISORDER,
        CWR,
        RECOVERY,
        LOSS,
        UNKNOWN
    }

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
                            ? Texts.get("connections.tcpValue.unlimited")
                            : segments(value);
            case BYTES -> ByteText.decimal(value);
            case RATE ->
                    value == -1
                            ? Texts.get("connections.tcpValue.unlimited")
                            : Texts.get("connections.tcpValue.rate", ByteText.decimal(value));
            case MICROS -> micros(value);
            case SAMPLE ->
                    value == 0 ? Texts.get("connections.tcpValue.unmeasured") : micros(value);
            case MILLIS -> micros(value * 1_000);
            case TIMES -> Texts.get("connections.tcpValue.times", value);
            case SHIFT ->
                    Texts.get("connections.tcpValue.shift", NumberText.GROUPED.of(1L << value));
            case STATE -> state(value);
            case OPTIONS -> options(value);
        };
    }

    private static String segments(long value) {
        return Texts.get("connections.tcpValue.segments", value);
    }

    private static String micros(long value) {
        if (value == 0) {
            return Texts.get("connections.fact.millis", "0");
        }
        return value < SECOND_IN_MICROS
                ? Texts.get("connections.fact.millis", RowWords.roundTrip(value))
                : DurationText.span(Duration.ofMillis(value / 1_000));
    }

    private static String state(long value) {
        var known = CaState.values()[(int) Math.min(value, CaState.UNKNOWN.ordinal())];
        return Texts.get("connections.tcpState." + known);
    }

    private static String options(long bits) {
        var names = new ArrayList<String>();
        for (Option each : Option.values()) {
            if ((bits >> each.ordinal() & 1) != 0) {
                names.add(Texts.get("connections.tcpOption." + each));
            }
        }
        return names.isEmpty() ? Texts.get("connections.tcpValue.none") : String.join(", ", names);
    }
}
