package dev.bindsight.json;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inode;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How single values stand in every document: a constant as {@code otherUser}, a duration in whole
 * microseconds rounded down, a moment in ISO-8601 and UTC, an address as text, what the kernel
 * counts as a number, what it has names for by that name.
 */
final class ValueForms {
    /** Those of constants, of which a long list has few. */
    private final Map<Enum<?>, SerializableString> names = new ConcurrentHashMap<>();

    /** Whether a value has a form here. */
    static boolean has(Object value) {
        return switch (value) {
            case Duration _, Port _, Pid _, Uid _, Inode _, Errno _, Enum<?> _, SystemdUnit _ ->
                    true;
            default -> isText(value);
        };
    }

    private static boolean isText(Object value) {
        return value instanceof Instant
                || value instanceof IpAddress
                || value instanceof Resolution.Address
                || value instanceof SourceRefusal;
    }

    /** Writes a value that has a form here; false, with nothing written, for any other. */
    boolean isWritten(Object value, JsonGenerator out) {
        switch (value) {
            case Duration it -> out.writeNumber(it.toNanos() / 1_000);
            case Port it -> out.writeNumber(it.number());
            case Pid it -> out.writeNumber(it.number());
            case Uid it -> out.writeNumber(it.number());
            case Inode it -> out.writeNumber(it.number());
            case Errno it -> out.writeString(it.name());
            case Syscall it -> out.writeString(it.label());
            case SystemdUnit it -> out.writeString(it.name());
            case Signal it -> out.writeString(it.name());
            case SocketOption it -> out.writeString(it.name());
            case EaiCode it -> out.writeString(it.name());
            case Enum<?> it -> out.writeString(names.computeIfAbsent(it, ValueForms::name));
            default -> {
                if (!isText(value)) {
                    return false;
                }
                out.writeString(value.toString());
            }
        }
        return true;
    }

    private static SerializableString name(Enum<?> constant) {
        String words = constant.name().toLowerCase(Locale.ROOT);
        return new SerializedString(
                constant instanceof ProcessState ? words.replace('_', '-') : camelCase(words));
    }

    private static String camelCase(String words) {
        var name = new StringBuilder();
        for (int at = 0; at < words.length(); at++) {
            boolean begins = at > 0 && words.charAt(at - 1) == '_';
            char letter = words.charAt(at);
            if (letter != '_') {
                name.append(begins ? Character.toUpperCase(letter) : letter);
            }
        }
        return name.toString();
    }
}
