package dev.bindsight.json;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange.FirstBytes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What a server sent by itself.
 *
 * @param kind {@code spoke}, {@code silent}, {@code closed} or {@code broken}
 * @param text the bytes as ASCII, anything else as an escape
 * @param errno the name of the error that ended it
 * @param elapsedMicros how long it took, in microseconds
 */
public record FirstBytesJson(
        String kind, @Nullable String text, @Nullable String errno, long elapsedMicros) {
    /** The shape of first bytes. */
    static FirstBytesJson of(FirstBytes first) {
        return switch (first) {
            case FirstBytes.Spoke(String text, Duration elapsed) ->
                    new FirstBytesJson("spoke", text, null, Micros.of(elapsed));
            case FirstBytes.Silent(Duration elapsed) ->
                    new FirstBytesJson("silent", null, null, Micros.of(elapsed));
            case FirstBytes.Closed(Duration elapsed) ->
                    new FirstBytesJson("closed", null, null, Micros.of(elapsed));
            case FirstBytes.Broken(Errno errno, Duration elapsed) ->
                    new FirstBytesJson("broken", null, errno.name(), Micros.of(elapsed));
        };
    }
}
