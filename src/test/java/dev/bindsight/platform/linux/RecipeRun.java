package dev.bindsight.platform.linux;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.CallPort;
import dev.bindsight.platform.CallScope;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Carries a recipe out: reads calls as they are written in C, more or less, and makes them. */
final class RecipeRun {
    private static final int LOOPBACK = 1;
    private static final int MANY = 200_000;

    private final CallPort port;
    private final CallScope calls;
    private final Path directory;
    private final Map<String, Integer> descriptors = new HashMap<>();

    RecipeRun(CallPort port, CallScope calls, Path directory) {
        this.port = port;
        this.calls = calls;
        this.directory = directory;
    }

    /** What the last call gave: {@code OK}, an error, or what came out of it. */
    String run(Recipe recipe) throws IOException {
        TracedCall last = null;
        for (String statement : recipe.statements()) {
            last = made(statement.replace("$DIR", directory.toString()).strip()).orElse(last);
        }
        return result(recipe.expected(), Objects.requireNonNull(last));
    }

    private String result(String expected, TracedCall last) {
        if (last.result() instanceof SyscallResult.Failed(var errno)) {
            return errno.name();
        }
        Arg told = last.arguments().getLast();
        if (expected.startsWith("=")
                && told instanceof Arg.Answer(var _, var _, OptionValue.Int(int number))) {
            return "=" + LinuxErrno.of(number).name();
        }
        return expected.startsWith("#") && told instanceof Arg.Cell(Integer number)
                ? "#" + number
                : "OK";
    }

    private Optional<TracedCall> made(String statement) throws IOException {
        if (statement.startsWith("*")) {
            TracedCall call = made(statement.substring(1)).orElseThrow();
            for (int i = 0; call.ok() && i < MANY; i++) {
                call = made(statement.substring(1)).orElseThrow();
            }
            return Optional.of(call);
        }
        int assigned = statement.indexOf(" = ");
        String names = assigned < 0 ? "" : statement.substring(0, assigned);
        String call = statement.substring(assigned < 0 ? 0 : assigned + 3);
        int pair = call.indexOf(" -> ");
        if (pair >= 0) {
            names = call.substring(pair + 4);
            call = call.substring(0, pair);
        }
        String name = call.substring(0, call.indexOf('('));
        List<String> words = split(call.substring(call.indexOf('(') + 1, call.lastIndexOf(')')));
        Optional<TracedCall> made = helped(name, words, names);
        if (made.isEmpty() && !isHelp(name)) {
            made = Optional.of(call(name, words, names));
        }
        return made;
    }

    private static boolean isHelp(String name) {
        return List.of("symlink", "chmod0").contains(name);
    }

    private TracedCall call(String name, List<String> words, String names) {
        List<Arg> arguments = new ArrayList<>();
        boolean option = name.endsWith("sockopt");
        for (int i = 0; i < words.size(); i++) {
            if (option && i == 1) {
                arguments.add(new Arg.Option(constant(words.get(1)), constant(words.get(2))));
                i++;
            } else {
                arguments.add(argument(words.get(i)));
            }
        }
        TracedCall made = calls.call(Syscall.valueOf(name.toUpperCase(Locale.ROOT)), arguments);
        List<String> targets = names.isEmpty() ? List.of() : List.of(names.split(", "));
        if (made.result() instanceof SyscallResult.Returned(long value)) {
            if (targets.size() == 1) {
                descriptors.put(targets.getFirst(), (int) value);
            } else if (targets.size() == 2) {
                for (Arg each : made.arguments()) {
                    if (each instanceof Arg.Pair(int first, int second)) {
                        descriptors.put(targets.get(0), first);
                        descriptors.put(targets.get(1), second);
                    }
                }
            }
        } else if (!targets.isEmpty()) {
            throw new IllegalStateException("a call on the way failed: " + made);
        }
        return made;
    }

    /** What many recipes begin with. */
    private Optional<TracedCall> helped(String name, List<String> words, String names)
            throws IOException {
        switch (name) {
            case "T4" -> make(names + " = socket(AF_INET, SOCK_STREAM, 0)");
            case "N4" -> make(names + " = socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, 0)");
            case "U4" -> make(names + " = socket(AF_INET, SOCK_DGRAM, 0)");
            case "T6" -> make(names + " = socket(AF_INET6, SOCK_STREAM, 0)");
            case "U6" -> make(names + " = socket(AF_INET6, SOCK_DGRAM, 0)");
            case "UN" -> make(names + " = socket(AF_UNIX, SOCK_STREAM, 0)");
            case "UD" -> make(names + " = socket(AF_UNIX, SOCK_DGRAM, 0)");
            case "listener" -> {
                make(names + " = socket(AF_INET, SOCK_STREAM, 0)");
                make("bind(" + names + ", 127.0.0.1:0)");
                make("listen(" + names + ", " + words.getFirst() + ")");
            }
            case "fullq" -> {
                helped("listener", List.of("0"), names);
                make("filling = socket(AF_INET, SOCK_STREAM, 0)");
                make("connect(filling, 127.0.0.1:@" + names + ")");
            }
            case "pair4" -> {
                String[] both = names.split(", ");
                helped("listener", List.of("1"), "between");
                make(both[0] + " = socket(AF_INET, SOCK_STREAM, 0)");
                make("connect(" + both[0] + ", 127.0.0.1:@between)");
                make(both[1] + " = accept(between, null, null)");
            }
            case "upair" ->
                    make("socketpair(AF_UNIX, " + words.getFirst() + ", 0, pair) -> " + names);
            case "join" -> {
                for (int i = 1; i <= 20; i++) {
                    make(
                            "setsockopt(%s, IPPROTO_IP, IP_ADD_MEMBERSHIP, group(232.0.0.%d))"
                                    .formatted(words.getFirst(), i));
                }
            }
            case "symlink" ->
                    Files.createSymbolicLink(Path.of(words.get(1)), Path.of(words.get(0)));
            case "chmod0" ->
                    Files.setPosixFilePermissions(
                            Path.of(words.getFirst()),
                            PosixFilePermissions.fromString("---------"));
            default -> {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(isHelp(name) ? null : calls.trace().getLast());
    }

    private void make(String statement) throws IOException {
        made(statement);
    }

    private Arg argument(String word) {
        if (descriptors.containsKey(word)) {
            return new Arg.Descriptor(descriptor(word));
        }
        if (word.matches("-?\\d+")) {
            return new Arg.Number(Long.parseLong(word));
        }
        if (word.startsWith("\"")) {
            String text = word.substring(1, word.length() - 1);
            return new Arg.Bytes(text.getBytes(StandardCharsets.UTF_8));
        }
        int claim = word.indexOf(" len ");
        Integer length = claim < 0 ? null : Integer.valueOf(word.substring(claim + 5));
        String meant = claim < 0 ? word : word.substring(0, claim);
        if (meant.matches("\\[\\d+]")) {
            var value =
                    new OptionValue.Int(Integer.parseInt(meant.substring(1, meant.length() - 1)));
            return new Arg.Value(value, length == null ? value.size() : length);
        }
        if (meant.startsWith("@") || meant.contains(":") && !meant.contains("(")) {
            return new Arg.Address(address(meant), length);
        }
        return meant.contains("(") ? struct(meant, length) : named(meant);
    }

    private Arg named(String word) {
        return switch (word) {
            case "place" -> new Arg.Place();
            case "int" -> new Arg.Answer(OptionValue.Kind.INT);
            case "null" -> new Arg.Null();
            case "pair" -> new Arg.Pair();
            case "cell" -> new Arg.Cell(null);
            case "limits" -> new Arg.LimitRoom(null);
            case "found" -> new Arg.Found(List.of());
            case "unspec" -> new Arg.Address(new SocketName.Unspecified());
            default -> flags(word);
        };
    }

    private Arg.Flags flags(String word) {
        return word.equals("0")
                ? Arg.Flags.NONE
                : new Arg.Flags(Arrays.stream(word.split("\\|")).map(this::constant).toList());
    }

    private Arg.Constant constant(String word) {
        return word.matches("\\d+")
                ? new Arg.Constant(word, Long.parseLong(word))
                : port.constant(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    private Arg struct(String word, @Nullable Integer length) {
        String name = word.substring(0, word.indexOf('('));
        List<String> of = split(word.substring(word.indexOf('(') + 1, word.lastIndexOf(')')));
        String first = of.getFirst();
        return switch (name) {
            case "fd" -> new Arg.Descriptor(Integer.parseInt(first));
            case "ptr" -> new Arg.Pointer(Long.parseLong(first));
            case "room" -> new Arg.Room(Integer.parseInt(first));
            case "zeros" -> new Arg.Bytes(new byte[Integer.parseInt(first)]);
            case "text" -> new Arg.Text(first);
            case "name" -> new Arg.Value(new OptionValue.Name(first));
            case "linger" -> value(new OptionValue.Linger(!first.equals("0"), number(of.get(1))));
            case "time" -> value(new OptionValue.Time(number(first), number(of.get(1))));
            case "group" ->
                    value(
                            new OptionValue.Membership(
                                    IpAddressText.parse(first).orElseThrow(), LOOPBACK));
            case "range" -> {
                int own = portOf(first);
                yield value(new OptionValue.Int(own << 16 | own));
            }
            case "soft" -> new Arg.Limit(descriptor(first) + 1L, limit().hard());
            case "above" -> new Arg.Limit(limit().hard() + 1, limit().hard());
            case "peer" -> new Arg.Address(asked(Syscall.GETPEERNAME, first));
            case "unix" -> new Arg.Address(new SocketName.UnixPath(first), length);
            case "abs" -> new Arg.Address(new SocketName.UnixAbstract(first), length);
            case "nl" -> new Arg.Address(new SocketName.Netlink(number(first), 0), length);
            case "raw" -> new Arg.Address(new SocketName.Raw(HexFormat.of().parseHex(first)));
            case "on" ->
                    new Arg.Polled(List.of(new Arg.Watched(descriptor(first), flags(of.get(1)))));
            case "message" ->
                    new Arg.Message(
                            first.equals("null") ? null : address(first),
                            List.of(
                                    new Arg.Bytes("one".getBytes(StandardCharsets.UTF_8)),
                                    new Arg.Bytes("two".getBytes(StandardCharsets.UTF_8))),
                            new byte[0],
                            number(of.get(1)));
            case "hints" ->
                    new Arg.Hints(
                            first.matches("[1-9]\\d*")
                                    ? Arg.Flags.of(constant(first))
                                    : flags(first),
                            argument(of.get(1)),
                            argument(of.get(2)),
                            argument(of.get(3)));
            default -> throw new IllegalArgumentException(word);
        };
    }

    private Arg.Limit limit() {
        TracedCall asked =
                calls.call(
                        Syscall.PRLIMIT,
                        new Arg.Number(0),
                        constant("RLIMIT_NOFILE"),
                        new Arg.Null(),
                        new Arg.LimitRoom(null));
        return Objects.requireNonNull(((Arg.LimitRoom) asked.arguments().getLast()).came());
    }

    private static Arg value(OptionValue value) {
        return new Arg.Value(value);
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    /** {@code 127.0.0.1:80}, {@code [fe80::1%1]:0}; {@code @x} is the port, or the name, of x. */
    private SocketName address(String word) {
        if (word.startsWith("@")) {
            return asked(Syscall.GETSOCKNAME, word.substring(1));
        }
        int colon = word.lastIndexOf(':');
        String host = word.substring(0, colon).replaceAll("[\\[\\]]", "");
        String last = word.substring(colon + 1);
        int percent = host.indexOf('%');
        String bare = percent < 0 ? host : host.substring(0, percent);
        int number = last.startsWith("@") ? portOf(last.substring(1)) : number(last);
        return new SocketName.Inet(
                new Endpoint(IpAddressText.parse(bare).orElseThrow(), new Port(number)),
                percent < 0 ? 0 : number(host.substring(percent + 1)));
    }

    private int descriptor(String variable) {
        return Objects.requireNonNull(descriptors.get(variable), variable);
    }

    private int portOf(String variable) {
        SocketName name = asked(Syscall.GETSOCKNAME, variable);
        return ((SocketName.Inet) name).endpoint().port().number();
    }

    private SocketName asked(Syscall call, String variable) {
        Arg descriptor = new Arg.Descriptor(descriptor(variable));
        TracedCall asked = calls.call(call, descriptor, new Arg.Place());
        return Objects.requireNonNull(((Arg.Place) asked.arguments().getLast()).came());
    }

    /** At commas that stand in no brackets and no quotes. */
    private static List<String> split(String words) {
        List<String> found = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= words.length(); i++) {
            char c = i < words.length() ? words.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                found.add(words.substring(from, i).strip());
                from = i + 1;
            }
        }
        return words.isBlank() ? List.of() : found;
    }
}
