package dev.bindsight.json;

import dev.bindsight.text.ForeignText;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a document as text: indented, without what is absent, ended by a line feed. */
public final class JsonText {
    /** The one character of ASCII that is not visible and that JSON lets stand as it is. */
    private static final byte DELETE = 0x7F;

    /** What it writes to stays open, and a part is flushed by whom it belongs to. */
    private final JsonFactory factory =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private final ShapeWriter records;

    /** Writes each kind of record as its own components tell. */
    public JsonText() {
        records = new ShapeWriter();
    }

    /** The same, but that {@code special} has its own way with some. */
    JsonText(ShapeWriter.Special special) {
        records = new ShapeWriter(special);
    }

    /**
     * The document as text; encode it as UTF-8 (RFC 8259). What no terminal should be sent raw,
     * such as U+009B or U+202E in the command line of another's process, is escaped.
     */
    public String format(Object document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }

    /** The same in UTF-8. */
    public byte[] bytes(Object document) {
        byte[] written = writtenWithin(document, 0);
        byte[] line = Arrays.copyOf(written, written.length + 1);
        line[written.length] = '\n';
        return line;
    }

    /** A document that is written to {@code out} piece by piece, and looks the same. */
    public JsonStream stream(OutputStream out) {
        return new JsonStream(
                out,
                factory.createGenerator(new Indented(0), out),
                new PartsInTurn(JsonStream.DEPTH)::write);
    }

    /** A part of a document, indented for {@code depth} but for its first line. */
    byte[] writtenWithin(Object part, int depth) {
        var bytes = new PlainBytes();
        try (JsonGenerator generator = factory.createGenerator(new Indented(depth), bytes)) {
            records.write(part, generator);
        } catch (StreamWriteException e) {
            // half of a surrogate pair, which UTF-8 has no bytes for
            return escaped(part, depth);
        }
        return bytes.arePlain() ? bytes.toByteArray() : escaped(part, depth);
    }

    private byte[] escaped(Object part, int depth) {
        var text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(new Indented(depth), text)) {
            records.write(part, generator);
        }
        return ForeignText.escaped(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** Parts of one depth, one after the other through one generator and one buffer. */
    private final class PartsInTurn {
        private final int depth;
        private final PlainBytes bytes = new PlainBytes();
        private @Nullable JsonGenerator generator;

        PartsInTurn(int depth) {
            this.depth = depth;
        }

        void write(Object part, OutputStream out) throws IOException {
            bytes.reset();
            if (isWritten(part) && bytes.arePlain()) {
                bytes.writeTo(out);
            } else {
                out.write(escaped(part, depth));
            }
        }

        private boolean isWritten(Object part) {
            JsonGenerator current =
                    generator == null
                            ? factory.createGenerator(new Indented(depth), bytes)
                            : generator;
            try {
                records.write(part, current);
                current.flush();
                generator = current;
                return true;
            } catch (StreamWriteException e) {
                // it stands within a part that has no end
                generator = null;
                return false;
            }
        }
    }

    /** Bytes in memory of which it can be seen whether they are plain. */
    private static final class PlainBytes extends ByteArrayOutputStream {
        boolean arePlain() {
            for (int i = 0; i < count; i++) {
                if (buf[i] < 0 || buf[i] == DELETE) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Has a generator indent what it writes for a depth. */
    private static final class Indented extends ObjectWriteContext.Base {
        private final int depth;

        Indented(int depth) {
            this.depth = depth;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new Within(depth);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /** Indents what is written as a part of something else. */
    private static final class Within extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1;

        private final int depth;

        Within(int depth) {
            super(new Separators().withRootSeparator(""));
            this.depth = depth;
            _nesting = depth;
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Within(depth);
        }
    }
}
