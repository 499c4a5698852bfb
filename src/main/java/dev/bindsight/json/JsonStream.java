package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * One document, an object, that is written while its parts are found out: of a list with tens of
 * thousands of elements only the one that is being written is in memory.
 */
public final class JsonStream {
    /** Fields are one level in; a list stands on the line of its name and does not add one. */
    static final int DEPTH = 1;

    private final OutputStream out;
    private final JsonGenerator frame;
    private final Parts parts;

    /**
     * Begins the document.
     *
     * @param frame writes to {@code out} what is around the parts
     */
    JsonStream(OutputStream out, JsonGenerator frame, Parts parts) {
        this.out = out;
        this.frame = frame;
        this.parts = parts;
        frame.writeStartObject();
    }

    /** Writes a part as text that is indented for its depth. */
    @FunctionalInterface
    interface Parts {
        void write(Object part, OutputStream out) throws IOException;
    }

    /** The next field; one that is absent is left out. */
    public JsonStream field(String name, @Nullable Object value) {
        if (value != null) {
            frame.writeName(name);
            write(value);
        }
        return this;
    }

    /** The next field, a list whose elements follow. */
    public JsonStream begin(String name) {
        frame.writeName(name);
        frame.writeStartArray();
        return this;
    }

    /** The next element of the list. */
    public void element(Object value) {
        write(value);
    }

    /** The list has no more elements. */
    public JsonStream endList() {
        frame.writeEndArray();
        return this;
    }

    /** The document is whole. */
    public void end() {
        frame.writeEndObject();
        frame.writeRaw('\n');
        frame.flush();
    }

    private void write(Object value) {
        // what separates it from the one before
        frame.writeRawValue("");
        frame.flush();
        try {
            parts.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
