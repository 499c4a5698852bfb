package dev.bindsight.words;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.Reporter;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

/** An error as it was read, in as few words as can be: {@code listen [::]:3000 → EADDRINUSE}. */
public final class ReportedText {
    private static final String UNTOLD = "UNKNOWN";

    private ReportedText() {}

    /** The call and the place: {@code listen [::]:3000}; what the text does not say is left out. */
    public static String call(ReportedError error) {
        String call = error.call() == null ? "" : error.call();
        return (call + " " + place(error)).strip();
    }

    /** The place: {@code [::]:3000}, {@code :3000}, {@code db.example.com}, or nothing. */
    public static String place(ReportedError error) {
        String host = error.host() == null ? "" : error.host();
        Port port = error.port();
        return port == null ? host : HostAndPort.bracketed(host) + ":" + port;
    }

    /** The errno; in words where the text says that the call failed and not why. */
    public static String result(ReportedError error) {
        if (error.tls() != null) {
            return error.tls().id();
        }
        return error.errno().equals(UNTOLD)
                ? Texts.get("report.result.untold")
                : error.scriptName();
    }

    /** What printed it: {@code Node.js 22.11.0, Linux}; empty where that cannot be told. */
    public static String reporter(@Nullable Reporter reporter) {
        if (reporter == null) {
            return "";
        }
        String version = reporter.version();
        NumberSpace system = reporter.system();
        String name = version == null ? reporter.name() : reporter.name() + " " + version;
        return system == null ? name : Texts.get("report.reporter.on", name, system.label());
    }
}
