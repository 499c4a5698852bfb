package dev.bindsight.json;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inode;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.KernelDevice;
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
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How single values stand in every document: a constant as {@code otherUser}, a duration in whole
 * microseconds rounded down, a moment in ISO-8601 and UTC, an address as text, what the kernel
 * counts as a number, what it has names for by that name.
 */
final class ValueForms extends ValueSerializer<Object> {
    private static final List<Class<?>> KINDS =
            List.of(
                    Duration.class,
                    Instant.class,
                    Port.class,
                    Pid.class,
                    Uid.class,
                    Inode.class,
                    IpAddress.class,
                    Resolution.Address.class,
                    Errno.class,
                    Enum.class,
                    SystemdUnit.class,
                    SourceRefusal.class);

    /** Those of constants, of which a long list has few. */
    private final Map<Enum<?>, SerializableString> names = new ConcurrentHashMap<>();

    private ValueForms() {}

    /** Has a mapper write values in this way. */
    static JsonMapper.Builder in(JsonMapper.Builder mapper) {
        var module = new SimpleModule();
        var values = new ValueForms();
        KINDS.forEach(kind -> module.addSerializer(kind, values));
        return mapper.addModule(module).addMixIn(KernelDevice.class, OfDevice.class);
    }

    /** Whether a value has a form here. */
    static boolean has(Object value) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(value));
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
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
            default -> out.writeString(value.toString());
        }
    }

    private static SerializableString name(Enum<?> constant) {
        EnumNamingStrategy naming =
                constant instanceof ProcessState
                        ? EnumNamingStrategies.KEBAB_CASE
                        : EnumNamingStrategies.LOWER_CAMEL_CASE;
        return new SerializedString(naming.convertEnumToExternalName(null, null, constant.name()));
    }

    @JsonIncludeProperties({"kind", "device"})
    private interface OfDevice {}
}
