package dev.bindsight.fix.code;

import dev.bindsight.model.Arg;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Constants, texts and bytes as Python writes them. */
final class PythonWords {
    /** Those of the constants of a trace that its modules do not have. */
    private static final Set<String> UNKNOWN =
            Set.of(
                    "IP_LOCAL_PORT_RANGE",
                    "IP_BIND_ADDRESS_NO_PORT",
                    "IP_FREEBIND",
                    "IP_RECVERR",
                    "IPV6_RECVERR",
                    "IPV6_FREEBIND",
                    "SO_RCVBUFFORCE",
                    "TCP_REPAIR",
                    "MSG_MORE");

    private PythonWords() {}

    /** {@code socket.MSG_OOB | socket.MSG_PEEK}; {@code 0} for none. */
    static String flags(Arg.Flags flags) {
        return flags.isEmpty()
                ? "0"
                : flags.set().stream()
                        .map(PythonWords::constant)
                        .collect(Collectors.joining(" | "));
    }

    /** {@code socket.AF_INET}; the number where no module has the name. */
    static String constant(Arg.Constant constant) {
        String name = constant.name();
        if (UNKNOWN.contains(name) || !Character.isLetter(name.charAt(0))) {
            return Long.toString(constant.value());
        }
        String module =
                switch (name.substring(0, Math.max(0, name.indexOf('_')))) {
                    case "AF", "SOCK", "SOL", "SO", "IPPROTO", "IP", "IPV6", "TCP" -> "socket.";
                    case "MSG", "SHUT", "AI", "NI" -> "socket.";
                    case "F" -> "fcntl.";
                    case "O" -> "os.";
                    case "RLIMIT" -> "resource.";
                    case "" ->
                            name.startsWith("POLL")
                                    ? "select."
                                    : name.startsWith("SIG") ? "signal." : "";
                    default -> "";
                };
        return module.isEmpty() ? Long.toString(constant.value()) : module + name;
    }

    /** A string. */
    static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** {@code b"x"}, {@code bytes(65507)}. */
    static String bytes(byte[] bytes) {
        boolean zeros = bytes.length > 64;
        for (byte each : bytes) {
            zeros &= each == 0;
        }
        if (zeros) {
            return "bytes(" + bytes.length + ")";
        }
        var text = new StringBuilder("b\"");
        for (byte each : bytes) {
            boolean plain = each >= ' ' && each < 127 && each != '"' && each != '\\';
            text.append(
                    plain
                            ? Character.toString(each)
                            : String.format(Locale.ROOT, "\\x%02x", each & 0xff));
        }
        return text.append('"').toString();
    }
}
