package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The lines of a stack trace, and the calls that they name. */
final class Frames {
    /** {@code 在}, {@code bei}, {@code kohteessa}. */
    private static final int LONGEST_AT = 9;

    private static final char LAST_FRAME_OF_PHP = '2';

    /** {@code /usr/lib/zig/std/posix.zig:4031:24: 0x10ff4f2 in connect (shop)}. */
    private static final String ZIG = ".zig:";

    /** {@code (kernel 9.1) gen_tcp.erl:220: :gen_tcp.connect/4}, as Elixir prints. */
    private static final String ERLANG = ".erl:";

    /** {@code /usr/lib/nim/pure/net.nim(1952) connect}. */
    private static final String NIM = ".nim(";

    private static final int LONGEST_PATH = 300;

    private final Lines lines;
    private final String text;

    Frames(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    /**
     * {@code at java.net…}; the page that ASP.NET shows leaves the "at" out, and .NET has it in the
     * language of the system, in Turkish and Korean with a colon: {@code konum: System.Net…}.
     */
    boolean are(int line) {
        int from = lines.body(line) + lines.indentation(line);
        int word = from;
        while (word < from + LONGEST_AT && Character.isLetter(Ascii.at(text, word))) {
            word++;
        }
        int behind = word > from && Ascii.at(text, word) == ':' ? word + 1 : word;
        int frame = word > from && Ascii.at(text, behind) == ' ' ? behind + 1 : from;
        return text.startsWith("at ", from)
                || text.startsWith("System.", frame)
                || isFrameOfPhp(lines.start(line))
                || isOf(ZIG, line)
                || isOf(ERLANG, line);
    }

    /**
     * {@code #0 /srv/shop/cache.php(12): Redis->connect()}: the first ones; others only led there.
     */
    private boolean isFrameOfPhp(int from) {
        char number = Ascii.at(text, from + 1);
        return Ascii.at(text, from) == '#'
                && number >= '0'
                && number <= LAST_FRAME_OF_PHP
                && (text.startsWith(" /", from + 2)
                        || text.startsWith(" [internal function]", from + 2)
                        || text.startsWith(":\\", from + 4));
    }

    /**
     * Whether it can be the first below an empty line: one that stands further in, or one at the
     * margin that is written as code, for whoever pastes loses the blanks of the first line only.
     */
    boolean isFirst(int line) {
        int from = lines.body(line) + lines.indentation(line);
        if (!text.startsWith("at ", from)) {
            return false;
        }
        int to = Math.min(lines.end(line), from + LONGEST_PATH);
        int open = text.indexOf('(', from, to);
        return lines.indentation(line) > 0
                || open > 0 && text.lastIndexOf('.', open) > from && isOneWord(from + 3, open);
    }

    private boolean isOneWord(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) <= ' ') {
                return false;
            }
        }
        return true;
    }

    /**
     * {@code Socket.Bind (EndPoint localEP)}: Mono puts a blank between; {@code
     * Socket.<ConnectAsync>g__Wait(}, as .NET names a part of a method; {@code gen_tcp.connect/4}.
     */
    @Nullable CallMention call(List<CallMention> calls) {
        for (CallMention each : calls) {
            char behind = Ascii.at(text, each.end());
            boolean arity = behind == '/' && Ascii.isDigit(Ascii.at(text, each.end() + 1));
            if (behind == '('
                    || arity
                    || text.startsWith(" (", each.end())
                    || text.charAt(each.end() - 1) == '>') {
                return each;
            }
        }
        return null;
    }

    /**
     * {@code sock.connect(address)}: a call as code has it, and {@code net.nim(1952) connect}, as
     * the traces of Nim do.
     */
    @Nullable CallMention codeCall(int line, List<CallMention> calls) {
        for (CallMention each : calls) {
            if (Ascii.at(text, each.end()) == '(' || isLastOf(line, each) && isOf(NIM, line)) {
                return each;
            }
        }
        return null;
    }

    /** Whether a file of a language stands in a line, with a number of a line of its own. */
    private boolean isOf(String file, int line) {
        int to = Math.min(lines.end(line), lines.body(line) + LONGEST_PATH);
        int at = text.indexOf(file, lines.body(line), Math.max(to, lines.body(line)));
        return at > 0 && Ascii.isDigit(Ascii.at(text, at + file.length()));
    }

    private boolean isLastOf(int line, CallMention call) {
        return call.end() == lines.end(line) && text.startsWith(") ", call.start() - 2);
    }
}
