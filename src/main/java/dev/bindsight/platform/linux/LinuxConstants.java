package dev.bindsight.platform.linux;

import dev.bindsight.model.Arg;
import dev.bindsight.platform.linux.abi.FileAbi;
import dev.bindsight.platform.linux.abi.InC;
import dev.bindsight.platform.linux.abi.NetdbAbi;
import dev.bindsight.platform.linux.abi.NetlinkAbi;
import dev.bindsight.platform.linux.abi.ProcessAbi;
import dev.bindsight.platform.linux.abi.SocketAbi;
import dev.bindsight.platform.linux.abi.TcpAbi;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of the headers by their names in C; read when the first one is asked for. */
final class LinuxConstants {
    private static final Map<String, Arg.Constant> BY_NAME = read();

    private LinuxConstants() {}

    /** All that are known. */
    static Map<String, Arg.Constant> byName() {
        return BY_NAME;
    }

    private static Map<String, Arg.Constant> read() {
        Map<String, Arg.Constant> found = new HashMap<>();
        List<Class<?>> headers =
                List.of(
                        SocketAbi.class,
                        TcpAbi.class,
                        FileAbi.class,
                        NetdbAbi.class,
                        NetlinkAbi.class,
                        ProcessAbi.class);
        for (Class<?> header : headers) {
            for (Field field : header.getDeclaredFields()) {
                InC inC = field.getAnnotation(InC.class);
                boolean named = inC == null || inC.value().isEmpty();
                if (named && Modifier.isPublic(field.getModifiers())) {
                    found.put(field.getName(), new Arg.Constant(field.getName(), value(field)));
                }
            }
        }
        return Map.copyOf(found);
    }

    private static long value(Field field) {
        try {
            return ((Number) field.get(null)).longValue();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(field.toString(), impossible);
        }
    }
}
