package dev.bindsight.explain;

import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.HostText;

import java.util.Locale;
import java.util.Set;

/**
 * Reads the name that stands before the words of a look-up that failed. A word alone before a colon
 * is mostly the subject of a sentence, {@code client: resolver: Name or service not known}: it is
 * taken for a name where it cannot be another word, and behind who is known to print a name there.
 */
final class NameBefore {
    /** They print themselves, the name that they were given, and why it was not found. */
    private static final Set<String> PRINT_NAME =
            Set.of(
                    "ping",
                    "ping4",
                    "ping6",
                    "fping",
                    "arping",
                    "httping",
                    "hping3",
                    "oping",
                    "nping",
                    "traceroute",
                    "traceroute6",
                    "tracepath",
                    "tracepath6",
                    "mtr",
                    "telnet",
                    "ftp",
                    "lftp",
                    "tftp",
                    "ncftp",
                    "rsh",
                    "rlogin",
                    "rcp",
                    "rexec",
                    "rwho",
                    "rup",
                    "rusers",
                    "rdate",
                    "finger",
                    "whois",
                    "host",
                    "dig",
                    "getent",
                    "ntpdate",
                    "sntp",
                    "nc",
                    "ncat",
                    "netcat",
                    "socat",
                    "wget",
                    "showmount",
                    "rpcinfo",
                    "xhost",
                    "lpr",
                    "iperf",
                    "netperf",
                    "ab");

    private final String text;
    private final WrittenName names;

    NameBefore(String text) {
        this.text = text;
        this.names = new WrittenName(text);
    }

    /** {@code ping: nosuch.invalid: Name or service not known}: what stands before the words. */
    PlaceChoice.Chosen of(int words, int from) {
        int end = words;
        while (end > from && " :-,(['\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > from
                && end - start < WrittenName.LONGEST
                && WrittenName.isName(text.charAt(start - 1))) {
            start--;
        }
        boolean whole = start == from || " '\"(@/".indexOf(text.charAt(start - 1)) >= 0;
        boolean colon =
                end < words
                        && (text.charAt(end) == ':' && Ascii.at(text, end + 1) != ':'
                                || text.charAt(end) == ','
                                || text.startsWith(" could not be resolved", end)
                                || text.startsWith(" cannot be resolved", end)
                                || text.charAt(end) == '\''
                                || text.charAt(end) == '"');
        boolean dotted = text.indexOf('.', start, Math.max(start, end)) >= 0;
        boolean afterColon =
                start > from + 1 && text.charAt(start - 1) == ' ' && text.charAt(start - 2) == ':';
        boolean byForm = afterColon && printsName(from, start - 2);
        boolean told = afterColon && (byForm || !isWord(start, end));
        return end > start
                        && whole
                        && colon
                        && (dotted || told && !names.isNone(start, end))
                        && HostText.isName(text, start, end)
                        && (byForm || !HostText.isOther(text, start, end)) // ERROR: [Errno -2] …
                        && !names.isClass(start, end)
                ? names.place(start, end, start)
                : PlaceChoice.Chosen.NONE;
    }

    /** Whether it may be a word of a sentence: it has no digit and no hyphen. */
    private boolean isWord(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Ascii.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether what ends there is a program that says which name it asked for, or an exception. */
    private boolean printsName(int from, int end) {
        int start = end;
        while (start > from && WrittenName.isName(text.charAt(start - 1))) {
            start--;
        }
        return text.startsWith("Exception", end - 9)
                || end - start > 5 && text.startsWith("Error", end - 5)
                || PRINT_NAME.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
