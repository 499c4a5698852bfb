package dev.bindsight.probe.exchange;

import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.text.QuotedBytes;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP/1.1 HEAD (RFC 9110 section 9.3.2, RFC 9112), and what came back for it. Nothing follows
 * a redirect, and no cookie or credential is sent.
 */
final class HeadRequest {
    private static final Pattern STATUS =
            Pattern.compile("HTTP/(\\d\\.\\d) (\\d{3})(?: ([^\\r\\n]*))?\\r?\\n");
    private static final Pattern SERVER =
            Pattern.compile("\\n(?i:server):[ \\t]*([^\\r\\n]*?)[ \\t]*\\r?\\n");

    /** Fields beyond this are not waited for. */
    private static final int MOST = 16 * 1024;

    /** Of what is no HTTP so much is shown. */
    private static final int SHOWN = 64;

    private HeadRequest() {}

    /**
     * The request as bytes.
     *
     * @param path begins with a slash
     */
    static byte[] bytes(String path, String host, int port, boolean tls) {
        String bare = host.replaceFirst("%.*", "");
        String name = HostAndPort.bracketed(bare);
        String place = port == (tls ? 443 : 80) ? name : name + ":" + port;
        return ("HEAD "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + place
                        + "\r\nUser-Agent: Bindsight\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Waits for the answer; null if it was cancelled.
     *
     * @param receive waits for bytes, at most so many
     * @param spent how long that has taken so far
     */
    static @Nullable Head answer(IntFunction<WaitOutcome> receive, Supplier<Duration> spent) {
        byte[] got = {};
        Duration first = Duration.ZERO;
        while (got.length < MOST && !isComplete(got)) {
            WaitOutcome arrival = receive.apply(MOST - got.length);
            if (arrival instanceof WaitOutcome.Bytes(byte[] bytes)) {
                first = got.length == 0 ? spent.get() : first;
                int before = got.length;
                got = Arrays.copyOf(got, before + bytes.length);
                System.arraycopy(bytes, 0, got, before, bytes.length);
                continue;
            }
            if (arrival instanceof WaitOutcome.Cancelled) {
                return null;
            }
            if (got.length == 0) {
                return nothing(arrival, spent.get());
            }
            break;
        }
        return read(got, first);
    }

    private static Head nothing(WaitOutcome arrival, Duration elapsed) {
        return switch (arrival) {
            case WaitOutcome.Nothing _ -> new Head.Silent(elapsed);
            case WaitOutcome.End _ -> new Head.Closed(elapsed);
            case WaitOutcome.Broken(var _, var errno) -> new Head.Broken(errno, elapsed);
            case WaitOutcome.Refused(var failure) -> new Head.SessionEnded(failure, elapsed);
            case WaitOutcome.Bytes _, WaitOutcome.Cancelled _ ->
                    throw new IllegalStateException("something came, or nothing is to be said");
        };
    }

    private static boolean isComplete(byte[] got) {
        String text = new String(got, StandardCharsets.ISO_8859_1);
        return text.contains("\r\n\r\n") || text.contains("\n\n");
    }

    /** What the bytes say; pure. */
    static Head read(byte[] got, Duration first) {
        String text = new String(got, StandardCharsets.ISO_8859_1);
        Matcher status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            return new Head.Other(
                    escaped(text.substring(0, Math.min(SHOWN, text.length()))), first);
        }
        Matcher server = SERVER.matcher(text);
        String reason = status.group(3);
        return new Head.Answered(
                Integer.parseInt(status.group(2)),
                reason == null ? "" : escaped(reason),
                server.find() ? escaped(server.group(1)) : null,
                first);
    }

    private static String escaped(String foreign) {
        return QuotedBytes.escaped(foreign.getBytes(StandardCharsets.ISO_8859_1));
    }
}
