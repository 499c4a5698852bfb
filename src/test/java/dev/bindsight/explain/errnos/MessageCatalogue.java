package dev.bindsight.explain.errnos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The translations in a catalogue of GNU gettext (its manual, "The Format of GNU MO Files").
 *
 * @param translations by what is translated; the empty text has the header
 */
record MessageCatalogue(Map<String, String> translations) {
    private static final int MAGIC = 0x950412de;

    static MessageCatalogue read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != MAGIC) {
            bytes.order(ByteOrder.BIG_ENDIAN);
        }
        int count = bytes.getInt(8);
        int originals = bytes.getInt(12);
        int translated = bytes.getInt(16);
        Charset charset = charset(text(bytes, translated, StandardCharsets.US_ASCII));
        Map<String, String> translations = new HashMap<>();
        for (int i = 0; i < count; i++) {
            translations.put(
                    text(bytes, originals + 8 * i, charset),
                    text(bytes, translated + 8 * i, charset));
        }
        return new MessageCatalogue(translations);
    }

    private static String text(ByteBuffer bytes, int descriptor, Charset charset) {
        int length = bytes.getInt(descriptor);
        int start = bytes.getInt(descriptor + 4);
        return charset.decode(bytes.slice(start, length)).toString();
    }

    private static Charset charset(String header) {
        return Charset.forName(field(header, "Content-Type").split("charset=")[1]);
    }

    /** {@code GNU libc 2.35}, as the translator wrote it. */
    String version() {
        return field(translations.getOrDefault("", ""), "Project-Id-Version");
    }

    private static String field(String header, String name) {
        return Arrays.stream(header.split("\n"))
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }

    Optional<String> translation(String original) {
        return Optional.ofNullable(translations.get(original))
                .filter(text -> !text.isBlank() && !text.equals(original));
    }
}
