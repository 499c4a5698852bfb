package dev.bindsight.words;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Duration;

/** What came back for an HTTP HEAD, as one line. */
public final class HeadText {
    private HeadText() {}

    /** {@code 200 OK, nginx/1.22.1, first byte after 3.1 ms}. */
    public static String of(Head head) {
        String time = DurationText.measured(head.elapsed());
        return switch (head) {
            case Head.Answered(int status, String reason, String server, Duration _) -> {
                String said = (status + " " + reason).strip();
                yield server == null
                        ? Texts.get("exchange.head.answered", said, time)
                        : Texts.get("exchange.head.server", said, server, time);
            }
            case Head.Other(String text, Duration _) ->
                    Texts.get("exchange.head.other", text, time);
            case Head.SessionEnded(TlsFailure failure, Duration _) ->
                    Texts.get("exchange.head.other", TlsText.of(failure), time);
            case Head.Silent _ -> Texts.get("exchange.head.silent", time);
            case Head.Closed _ -> Texts.get("exchange.head.closed", time);
            case Head.Broken(Errno errno, Duration _) ->
                    Texts.get("exchange.head.broken", errno.toString(), time);
        };
    }
}
