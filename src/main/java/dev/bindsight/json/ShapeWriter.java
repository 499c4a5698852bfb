package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Writes what a document is made of: a record as an object with its components in their order,
 * without those that are null; a map as an object; a list as an array; and single values as {@link
 * ValueForms} has them. Jackson's databind does that too, but takes longer to start than most
 * answers to be found.
 *
 * <p>No component is primitive: for each kind of them Java links the reading by classes of its own,
 * anew at every start.
 */
final class ShapeWriter {
    /** The field of {@code interfaceName}: Java keeps that word to itself. */
    private static final Map<String, String> NAMES = Map.of("interfaceName", "interface");

    private static final ClassValue<Field[]> FIELDS =
            new ClassValue<>() {
                @Override
                protected Field[] computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(Field::of)
                            .toArray(Field[]::new);
                }
            };

    private final ValueForms values = new ValueForms();
    private final @Nullable Special special;

    /** Writes every record alike. */
    ShapeWriter() {
        this(null);
    }

    /**
     * Writes records but those that something else writes.
     *
     * @param special what does, absent for none
     */
    ShapeWriter(@Nullable Special special) {
        this.special = special;
    }

    /** Something that has its own way with some records. */
    @FunctionalInterface
    interface Special {
        /** Writes one of its own; false, with nothing written, for any other. */
        boolean isWritten(Record value, JsonGenerator out);
    }

    /** A record in whose object the fields of some components stand in place of these. */
    interface Unwrapping {
        /** Whether this component is one of them. */
        boolean unwraps(Object component);
    }

    /** A component, by the name of its field. */
    private record Field(SerializableString name, Method accessor) {
        static Field of(RecordComponent component) {
            Method accessor = component.getAccessor();
            // of a record that is not public
            accessor.setAccessible(true);
            String name = component.getName();
            return new Field(new SerializedString(NAMES.getOrDefault(name, name)), accessor);
        }

        @Nullable Object of(Record value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record hides " + accessor, e);
            }
        }
    }

    /** Writes a value of any of these kinds. */
    void write(@Nullable Object value, JsonGenerator out) {
        switch (value) {
            case null -> out.writeNull();
            case String it -> out.writeString(it);
            case Integer it -> out.writeNumber(it);
            case Long it -> out.writeNumber(it);
            case Boolean it -> out.writeBoolean(it);
            case Collection<?> it -> writeAll(it, out);
            case Map<?, ?> it -> writeAll(it, out);
            case Object it when values.isWritten(it, out) -> {}
            case Record it -> writeObject(it, out);
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        }
    }

    private void writeAll(Collection<?> elements, JsonGenerator out) {
        out.writeStartArray();
        elements.forEach(each -> write(each, out));
        out.writeEndArray();
    }

    private void writeAll(Map<?, ?> entries, JsonGenerator out) {
        out.writeStartObject();
        entries.forEach((name, value) -> {
            out.writeName(name.toString());
            write(value, out);
        });
        out.writeEndObject();
    }

    private void writeObject(Record value, JsonGenerator out) {
        if (special != null && special.isWritten(value, out)) {
            return;
        }
        out.writeStartObject();
        writeFields(value, out);
        out.writeEndObject();
    }

    private void writeFields(Record value, JsonGenerator out) {
        for (Field field : FIELDS.get(value.getClass())) {
            Object component = field.of(value);
            if (component instanceof Record part
                    && value instanceof Unwrapping whole
                    && whole.unwraps(part)) {
                writeFields(part, out);
            } else if (component != null) {
                out.writeName(field.name());
                write(component, out);
            }
        }
    }
}
