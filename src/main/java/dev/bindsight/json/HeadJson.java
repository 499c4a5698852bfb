package dev.bindsight.json;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.words.TlsText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What came back for an HTTP HEAD.
 *
 * @param ok whether it was answered by HTTP, whatever the status
 * @param status such as 200
 * @param reason the words behind the status
 * @param server what the server calls itself
 * @param problem why there is no status
 * @param errno the name of the error of the call that failed
 * @param elapsedMicros from the request to the first byte, or to the end of the wait
 */
public record HeadJson(
        boolean ok,
        @Nullable Integer status,
        @Nullable String reason,
        @Nullable String server,
        @Nullable String problem,
        @Nullable String errno,
        long elapsedMicros) {
    /** The shape of an answer. */
    static HeadJson of(Head head) {
        return switch (head) {
            case Head.Answered(int status, String reason, String server, Duration elapsed) ->
                    new HeadJson(
                            true,
                            status,
                            reason.isEmpty() ? null : reason,
                            server,
                            null,
                            null,
                            Micros.of(elapsed));
            case Head.Other(String text, Duration elapsed) -> without("no HTTP: " + text, elapsed);
            case Head.SessionEnded(TlsFailure failure, Duration elapsed) ->
                    without("no HTTP: " + TlsText.of(failure), elapsed);
            case Head.Silent(Duration elapsed) -> without("nothing came back", elapsed);
            case Head.Closed(Duration elapsed) -> without("the connection was closed", elapsed);
            case Head.Broken(Errno errno, Duration elapsed) ->
                    new HeadJson(false, null, null, null, null, errno.name(), Micros.of(elapsed));
        };
    }

    private static HeadJson without(String problem, Duration elapsed) {
        return new HeadJson(false, null, null, null, problem, null, Micros.of(elapsed));
    }
}
