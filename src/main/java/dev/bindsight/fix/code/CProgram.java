package dev.bindsight.fix.code;

import dev.bindsight.model.Arg;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A trace in C: everything can be said. It prints what each call gives. */
final class CProgram {
    private static final String HEAD =
            """
            #define _GNU_SOURCE
            #include <arpa/inet.h>
            #include <errno.h>
            #include <fcntl.h>
            #include <linux/if_packet.h>
            #include <linux/netlink.h>
            #include <linux/vm_sockets.h>
            #include <netdb.h>
            #include <netinet/in.h>
            #include <netinet/tcp.h>
            #include <poll.h>
            #include <signal.h>
            #include <stddef.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/ioctl.h>
            #include <sys/resource.h>
            #include <sys/socket.h>
            #include <sys/syscall.h>
            #include <sys/un.h>
            #include <unistd.h>
            #ifndef IP_LOCAL_PORT_RANGE
            #define IP_LOCAL_PORT_RANGE 51
            #endif
            #ifndef IPV6_FREEBIND
            #define IPV6_FREEBIND 78
            #endif

            static long said(const char *call, long result) {
                printf("%s %s\\n", call, result < 0 ? strerrorname_np(errno) : "OK");
                return result;
            }
            """;

    /** More than this is no text that somebody reads. */
    private static final int LITERAL = 1024;

    private final TraceNames names = new TraceNames();
    private final CMemory memory = new CMemory(names);
    private final List<String> lines = new ArrayList<>();

    private CProgram() {}

    static String of(List<TracedCall> calls) {
        return HEAD + "\nint main(void) {\n" + body(calls) + "    return 0;\n}\n";
    }

    /** What stands before the functions. */
    static String head() {
        return HEAD;
    }

    /** The lines of a function that makes the calls. */
    static String body(List<TracedCall> calls) {
        var program = new CProgram();
        calls.forEach(program::add);
        return program.lines.stream()
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
    }

    private void add(TracedCall call) {
        List<String> expressions = new ArrayList<>();
        for (Arg argument : call.arguments()) {
            expressions.addAll(expressions(call, argument));
        }
        String made = made(call, expressions);
        int opened = TraceNames.opened(call).orElse(-1);
        if (opened >= 0) {
            String name = names.fresh("s");
            lines.add("int " + name + " = said(\"" + call.syscall().label() + "\", " + made + ");");
            names.call(opened, name);
        } else {
            lines.add(answered(call, made));
        }
        lines.addAll(memory.after(call));
    }

    /** A library call has a code of its own. */
    private static String answered(TracedCall call, String made) {
        return switch (call.syscall()) {
            case GETADDRINFO, GETNAMEINFO ->
                    "printf(\"%s %%d\\n\", %s);".formatted(call.syscall().label(), made);
            default -> "said(\"" + call.syscall().label() + "\", " + made + ");";
        };
    }

    private static String made(TracedCall call, List<String> expressions) {
        String all = String.join(", ", expressions);
        int count = expressions.size();
        return switch (call.syscall()) {
            case ACCEPT -> (count > 3 ? "accept4(" : "accept(") + all + ")";
            case SEND -> "send(" + all + (count < 4 ? ", 0)" : ")");
            case RECV -> (count > 4 ? "recvfrom(" : "recv(") + all + (count < 4 ? ", 0)" : ")");
            case SENDTO -> "sendto(" + all + (count < 6 ? ", NULL, 0)" : ")");
            case RECVFROM -> "recvfrom(" + all + (count < 6 ? ", NULL, NULL)" : ")");
            case PIDFD_OPEN, PIDFD_SEND_SIGNAL ->
                    "syscall(SYS_" + call.syscall().label() + ", " + all + ")";
            case GETSOCKNAME, GETPEERNAME -> call.syscall().label() + "(" + all + ")";
            default -> call.syscall().label() + "(" + all + ")";
        };
    }

    private List<String> expressions(TracedCall call, Arg argument) {
        return switch (argument) {
            case Arg.Descriptor(int number) -> List.of(socket(number));
            case Arg.Number(long value) -> List.of(Long.toString(value));
            case Arg.Constant(String name, var _) -> List.of(name);
            case Arg.Flags flags -> List.of(flags(flags));
            case Arg.Option(var level, var name) -> List.of(level.name(), name.name());
            case Arg.Null _ -> List.of("NULL");
            case Arg.Pointer(long address) -> List.of("(void *) " + address);
            case Arg.Text(String text) -> List.of(quoted(text.getBytes(StandardCharsets.UTF_8)));
            case Arg.Bytes(byte[] bytes, int length) -> {
                if (bytes.length <= LITERAL && bytes.length == length) {
                    yield List.of(quoted(bytes), Integer.toString(length));
                }
                String name = names.fresh("b");
                lines.add("static char %s[%d];".formatted(name, Math.max(length, bytes.length)));
                yield List.of(name, Integer.toString(length));
            }
            case Arg.Polled polled -> {
                String name = names.fresh("p");
                lines.add(
                        polled.shown().stream()
                                .map(each ->
                                        "{%s, %s, 0}"
                                                .formatted(
                                                        socket(each.descriptor()),
                                                        flags(each.events())))
                                .collect(
                                        Collectors.joining(
                                                ", ", "struct pollfd " + name + "[] = {", "};")));
                yield List.of(name, Integer.toString(polled.shown().size()));
            }
            default -> memory.expressions(call, argument, lines);
        };
    }

    private String socket(int number) {
        return names.socket(number).orElse(Integer.toString(number));
    }

    static String flags(Arg.Flags flags) {
        return flags.isEmpty()
                ? "0"
                : flags.set().stream().map(Arg.Constant::name).collect(Collectors.joining(" | "));
    }

    /** A string literal; an octal escape ends after three digits, a hexadecimal one does not. */
    static String quoted(byte[] bytes) {
        var text = new StringBuilder("\"");
        for (byte each : bytes) {
            boolean plain = each >= ' ' && each < 127 && each != '"' && each != '\\';
            text.append(
                    plain
                            ? Character.toString(each)
                            : String.format(Locale.ROOT, "\\%03o", each & 0xff));
        }
        return text.append('"').toString();
    }

    /** Whether a call asks for an option whose value is its result. */
    static boolean isAsked(TracedCall call) {
        return call.syscall() == Syscall.GETSOCKOPT
                && call.arguments().getLast() instanceof Arg.Told;
    }

    /** What an answer of a kind is read into. */
    static String type(OptionValue.Kind kind) {
        return switch (kind) {
            case INT -> "int";
            case LINGER -> "struct linger";
            case TIME -> "struct timeval";
            case TCP -> "struct tcp_info";
            case NAME, RAW -> "struct { char bytes[256]; }";
        };
    }
}
