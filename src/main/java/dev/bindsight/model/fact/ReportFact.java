package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;

import org.jspecify.annotations.Nullable;

/** What bears out what is said of an error that a program reported. */
public sealed interface ReportFact extends Fact {
    /**
     * The same call was made just now.
     *
     * @param call which
     * @param place where
     * @param errno what it gave, absent if it worked
     */
    record TriedNow(Syscall call, BindPlace place, @Nullable Errno errno) implements ReportFact {}

    /**
     * The errno was printed as a number that is not the one of this system.
     *
     * @param number as it was printed
     * @param system whose number it is: {@code Windows}, {@code macOS}, {@code libuv}, or {@code
     *     Linux} for one that is only negated
     * @param errno its name
     * @param here its number on this system, absent where it has none
     */
    record Numbered(int number, String system, String errno, @Nullable Integer here)
            implements ReportFact {}

    /**
     * The text was printed on another system, so what is true here need not be true there.
     *
     * @param system its name
     */
    record PrintedElsewhere(String system) implements ReportFact {}

    /**
     * A server that can be told to bind one place twice may have been.
     *
     * @param server which
     * @param place the place
     */
    record MayBindTwice(TwiceBinder server, BindPlace place) implements ReportFact {}

    /** A server whose configuration can name one place twice. */
    enum TwiceBinder {
        /** nginx: {@code listen 80} beside {@code listen [::]:80 ipv6only=off}. */
        NGINX,
        /** Apache httpd: {@code Listen 80} in two files. */
        APACHE,
        /** Any other. */
        OTHER
    }
}
