package dev.bindsight.app;

import dev.bindsight.cli.WindowRequest;
import dev.bindsight.credits.ModuleVersion;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a launch hands over to the window that is open already. Written as properties, so that
 * another version can leave out what it does not know.
 *
 * @param version of the program that was launched, empty if not known
 * @param wanted what it was launched with
 * @param token the desktop's leave to come to the front (Startup Notification Protocol, XDG
 *     Activation), empty where it was launched without one, as from a terminal
 */
record Handover(String version, WindowRequest wanted, String token) {
    /** What is read of one at most, in bytes. */
    static final int LARGEST = 64 * 1024;

    /** A pasted error is shorter; one UTF-16 unit takes up to six bytes. */
    private static final int LONGEST_WORDS = 8_000;

    private static final String VERSION = "version";
    private static final String SCREEN = "screen";
    private static final String WORDS = "words";
    private static final String TOKEN = "token";

    /** What this launch hands over. */
    static Handover of(WindowRequest wanted, Map<String, String> environment) {
        String token =
                Stream.of("DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN")
                        .map(environment::get)
                        .filter(Objects::nonNull)
                        .filter(each -> !each.isBlank() && each.length() < 1_000)
                        .findFirst()
                        .orElse("");
        return new Handover(ModuleVersion.ofBindsight().orElse(""), wanted, token);
    }

    /** As it is sent. */
    byte[] bytes() {
        var all = new Properties();
        String words = wanted.words();
        all.setProperty(VERSION, version);
        all.setProperty(WORDS, words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
        all.setProperty(TOKEN, token);
        if (wanted.screen() != null) {
            all.setProperty(SCREEN, wanted.screen());
        }
        var text = new StringWriter();
        try {
            all.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one.
     *
     * @throws IOException if it is none
     */
    static Handover read(byte[] bytes) throws IOException {
        var all = new Properties();
        try {
            all.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        String screen = all.getProperty(SCREEN);
        boolean known = screen != null && WindowRequest.SCREENS.contains(screen);
        return new Handover(
                all.getProperty(VERSION, ""),
                new WindowRequest(known ? screen : null, all.getProperty(WORDS, "")),
                all.getProperty(TOKEN, ""));
    }
}
