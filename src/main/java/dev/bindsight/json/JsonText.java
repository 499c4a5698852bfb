package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonInclude.Include;

import dev.bindsight.text.ForeignText;

import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a document as text: indented, without what is absent, ended by a line feed. */
public final class JsonText {
    /** The one character of ASCII that is not visible and that JSON lets stand as it is. */
    private static final byte DELETE = 0x7F;

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            each -> each.withValueInclusion(Include.NON_NULL))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    /**
     * The document as text; encode it as UTF-8 (RFC 8259). What no terminal should be sent raw,
     * such as U+009B or U+202E in the command line of another's process, is escaped.
     */
    public String format(Object document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }

    /** The same in UTF-8. */
    public byte[] bytes(Object document) {
        byte[] written = written(document);
        byte[] line = Arrays.copyOf(written, written.length + 1);
        line[written.length] = '\n';
        return line;
    }

    private byte[] written(Object document) {
        try {
            byte[] written = mapper.writeValueAsBytes(document);
            if (isPlain(written)) {
                return written;
            }
        } catch (StreamWriteException e) {
            // half of a surrogate pair, which UTF-8 has no bytes for
        }
        return ForeignText.escaped(mapper.writeValueAsString(document))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte[] document) {
        for (byte each : document) {
            if (each < 0 || each == DELETE) {
                return false;
            }
        }
        return true;
    }
}
