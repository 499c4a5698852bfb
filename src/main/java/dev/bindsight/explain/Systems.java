package dev.bindsight.explain;

import dev.bindsight.errno.NumberSpace;

import org.jspecify.annotations.Nullable;

/** Which system a text is of, by its paths and by what its programs call themselves. */
final class Systems {
    /** What stands behind this is not looked at. */
    private static final int FAR = 20_000;

    private final String text;
    private @Nullable NumberSpace system;
    private boolean known;

    Systems(String text) {
        this.text = text;
    }

    /** The system, looked for when it is first asked for: most errors of a log have no number. */
    @Nullable NumberSpace system() {
        if (!known) {
            system = of(text);
            known = true;
        }
        return system;
    }

    private static @Nullable NumberSpace of(String text) {
        int to = Math.min(text.length(), FAR);
        for (String sign :
                new String[] {
                    "/Users/",
                    "Darwin",
                    "darwin",
                    "macOS",
                    "/opt/homebrew",
                    "kCFStreamError",
                    "NSPOSIXErrorDomain",
                    "Can't assign requested address"
                }) {
            if (text.indexOf(sign, 0, to) >= 0) {
                return NumberSpace.MACOS;
            }
        }
        for (String sign :
                new String[] {":\\Users\\", ":\\Program Files", "WinError", "WSA", ":\\Windows"}) {
            if (text.indexOf(sign, 0, to) >= 0) {
                return NumberSpace.WINDOWS;
            }
        }
        return null;
    }
}
