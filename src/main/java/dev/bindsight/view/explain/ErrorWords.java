package dev.bindsight.view.explain;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.Reporter;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.text.ForeignText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.StringJoiner;

/** A reported error in words. What it does not say is not said here either. */
final class ErrorWords {
    /** What the reader gives where a call is said to have failed but not why. */
    static final String UNKNOWN = "UNKNOWN";

    private ErrorWords() {}

    /** {@code listen [::]:3000}, as far as the text says so; empty if it says neither. */
    static String call(ReportedError error) {
        var words = new StringJoiner(" ");
        if (error.call() != null) {
            words.add(error.call());
        }
        String place = place(error);
        if (!place.isEmpty()) {
            words.add(place);
        }
        return words.toString();
    }

    /** {@code [::]:3000}, {@code db.shop.internal}, {@code :3000}; empty where none is named. */
    static String place(ReportedError error) {
        String host = error.host() == null ? "" : ForeignText.visible(error.host());
        Port port = error.port();
        return port == null ? host : new HostAndPort(host, port).toString();
    }

    /** The errno, or why the handshake failed. */
    static String result(ReportedError error) {
        if (error.tls() != null) {
            return Texts.get("explain.tls." + error.tls());
        }
        return error.errno().equals(UNKNOWN) ? Texts.get("explain.unsaid") : error.scriptName();
    }

    /** The errno, if the reference can explain it. */
    static @Nullable String errno(ReportedError error) {
        return error.errno().equals(UNKNOWN) ? null : error.errno();
    }

    /** {@code Node.js 22.11.0, Linux}; empty where the text does not show it. */
    static String reporter(@Nullable Reporter reporter) {
        if (reporter == null) {
            return "";
        }
        String name =
                reporter.version() == null
                        ? reporter.name()
                        : Texts.get("explain.version", reporter.name(), reporter.version());
        NumberSpace system = reporter.system();
        return ForeignText.visible(
                system == null || system == NumberSpace.LIBUV
                        ? name
                        : Texts.get("explain.system", name, system.label()));
    }

    /**
     * The number as it was printed, and what it is on Linux; empty where none was printed.
     *
     * @param entry the errno in the reference, empty where it has none
     */
    static String number(ReportedError error, Optional<ErrnoEntry> entry) {
        Integer number = error.number();
        if (number == null) {
            return "";
        }
        Integer linux = entry.map(each -> each.number(NumberSpace.LINUX)).orElse(null);
        return linux == null || linux.equals(number)
                ? number.toString()
                : Texts.get("explain.number", number.toString(), linux.toString());
    }

    /** What a host stands for, empty where it is as it is written. */
    static String meaning(@Nullable String host) {
        if (host == null) {
            return "";
        }
        if (host.equals("*")) {
            return Texts.get("explain.host.every");
        }
        Optional<IpAddress> address = IpAddressText.parse(host);
        if (address.filter(IpAddress::isWildcard).isPresent()) {
            return Texts.get("explain.host.every");
        }
        boolean loopback =
                host.equalsIgnoreCase("localhost")
                        || address.filter(IpAddress::isLoopback).isPresent();
        return loopback ? Texts.get("explain.host.loopback") : "";
    }
}
