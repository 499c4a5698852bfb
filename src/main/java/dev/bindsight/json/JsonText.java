package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonInclude.Include;

import dev.bindsight.text.ForeignText;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes a document as text: indented, without what is absent, ended by a line feed. */
public final class JsonText {
    /** The one character of ASCII that is not visible and that JSON lets stand as it is. */
    private static final byte DELETE = 0x7F;

    private final JsonMapper mapper;

    /** By how deep they indent. */
    private final Map<Integer, ObjectWriter> partWriters = new ConcurrentHashMap<>();

    /** Writes each kind of object as its own fields tell. */
    public JsonText() {
        mapper = builder().build();
    }

    /** The same, but that one kind of object is written by {@code serializer}. */
    <T> JsonText(Class<T> kind, ValueSerializer<T> serializer) {
        mapper = builder().addModule(new SimpleModule().addSerializer(kind, serializer)).build();
    }

    private static JsonMapper.Builder builder() {
        return ValueForms.in(JsonMapper.builder())
                .changeDefaultPropertyInclusion(each -> each.withValueInclusion(Include.NON_NULL))
                .enable(SerializationFeature.INDENT_OUTPUT);
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
        byte[] written = written(document);
        byte[] line = Arrays.copyOf(written, written.length + 1);
        line[written.length] = '\n';
        return line;
    }

    private byte[] written(Object document) {
        return written(mapper.writer(), document);
    }

    private static byte[] written(ObjectWriter writer, Object document) {
        try {
            byte[] written = writer.writeValueAsBytes(document);
            if (isPlain(written, written.length)) {
                return written;
            }
        } catch (StreamWriteException e) {
            // half of a surrogate pair, which UTF-8 has no bytes for
        }
        return escaped(writer, document);
    }

    private static byte[] escaped(ObjectWriter writer, Object document) {
        return ForeignText.escaped(writer.writeValueAsString(document))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A document that is written to {@code out} piece by piece, and looks the same. */
    public JsonStream stream(OutputStream out) {
        JsonGenerator frame =
                mapper.writer()
                        .without(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .createGenerator(out);
        return new JsonStream(out, frame, new PartsInTurn(JsonStream.DEPTH)::write);
    }

    /** A part of a document, indented for {@code depth} but for its first line. */
    byte[] writtenWithin(Object part, int depth) {
        ObjectWriter writer = partWriters.computeIfAbsent(depth, this::writerWithin);
        return written(writer, part);
    }

    private ObjectWriter writerWithin(int depth) {
        return mapper.writer().with(new Within(depth));
    }

    /** Parts of one depth, one after the other through one generator and one buffer. */
    private final class PartsInTurn {
        private final ObjectWriter writer;
        private final PlainBytes bytes = new PlainBytes();
        private @Nullable SequenceWriter sequence;

        PartsInTurn(int depth) {
            writer = writerWithin(depth);
        }

        void write(Object part, OutputStream out) throws IOException {
            bytes.reset();
            if (isWritten(part) && bytes.arePlain()) {
                bytes.writeTo(out);
            } else {
                out.write(escaped(writer, part));
            }
        }

        private boolean isWritten(Object part) {
            SequenceWriter current = sequence == null ? writer.writeValues(bytes) : sequence;
            try {
                current.write(part);
                sequence = current;
                return true;
            } catch (StreamWriteException e) {
                // it stands within a part that has no end
                sequence = null;
                return false;
            }
        }
    }

    /** Bytes in memory of which it can be seen whether they are plain. */
    private static final class PlainBytes extends ByteArrayOutputStream {
        boolean arePlain() {
            return isPlain(buf, count);
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

    private static boolean isPlain(byte[] document, int length) {
        for (int i = 0; i < length; i++) {
            if (document[i] < 0 || document[i] == DELETE) {
                return false;
            }
        }
        return true;
    }
}
