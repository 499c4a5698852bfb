package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.POLLIN;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Arg;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.linux.abi.Headers;
import dev.bindsight.platform.linux.abi.InC;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.SameAnywhere;
import dev.bindsight.text.ArgText;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Has a C compiler compare the numbers and layouts in the code with the headers of the system. */
@SameAnywhere
class CHeadersTest {
    private static final String PACKAGE = CHeadersTest.class.getPackageName();
    private static final String NOT_COMPARED = "not compared: ";

    @TempDir private Path directory;

    private record Compiled(int status, String output) {}

    @BeforeEach
    void needACompilerAndItsHeaders() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is missing");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/include/linux/netlink.h")), "the headers are missing");
    }

    @Test
    void everyNumberAndEveryLayoutIsThatOfTheHeaders() throws Exception {
        Compiled compiled = compile(sources(), 0);
        assertThat(compiled.status()).as(compiled.output()).isZero();
    }

    /** A skip, so that the end of a test run tells it. */
    @Test
    void theHeadersHaveEverythingThatIsToBeCompared() throws Exception {
        List<String> lacking = notCompared(compile(sources(), 0).output());
        Assumptions.assumeTrue(
                lacking.isEmpty(),
                "not in the headers of C here, so not compared ("
                        + String.join(", ", lacking)
                        + ")");
    }

    @Test
    void aNumberThatIsOneTooGreatIsRefusedWhicheverItIs() throws Exception {
        List<CSource> sources = sources();
        Compiled compiled = compile(sources, 1);
        long refused =
                compiled.output().lines().filter(line -> line.contains("assertion failed")).count();
        int all = sources.stream().mapToInt(CSource::size).sum();
        assertThat(refused).isEqualTo(all - notCompared(compiled.output()).size());
        assertThat(compiled.output()).contains("SocketAbi.AF_INET is 3 in Java");
    }

    /** Text is read byte by byte; what is wider has a layout. */
    @Test
    void noOffsetIsWrittenAsANumberWhereItIsUsed() throws IOException {
        Pattern offset =
                Pattern.compile("[gs]et\\(\\w*(SHORT|INT|LONG)\\w*, (\\w+ \\+ )?[1-9]\\d*\\b");
        List<Path> sources;
        try (Stream<Path> files = Files.list(Path.of("src/main/java", PACKAGE.split("\\.")))) {
            sources = files.filter(Files::isRegularFile).toList();
        }
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            assertThat(Files.readString(source))
                    .as(source.toString())
                    .doesNotContainPattern(offset);
        }
    }

    private static List<CSource> sources() throws IOException, URISyntaxException {
        var sources =
                new ArrayList<>(
                        List.of(
                                errnos(),
                                capabilities(),
                                states(),
                                signals(),
                                events(),
                                resolverCodes(),
                                options()));
        Path classes = Path.of(Headers.class.getResource("Headers.class").toURI()).getParent();
        sources.add(CSource.of(LinuxErrno.class));
        try (Stream<Path> files = Files.list(classes)) {
            files.map(file -> named(file.getFileName().toString().replace(".class", "")))
                    .filter(each -> each.isAnnotationPresent(Headers.class))
                    .map(CSource::of)
                    .forEach(sources::add);
        }
        return sources;
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(Headers.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static CSource errnos() {
        var source = new CSource("errnos", "errno.h");
        for (int number = 1; number <= 133; number++) {
            Errno errno = LinuxErrno.of(number);
            if (!errno.name().equals("E" + number)) {
                source.number(errno.name(), errno.name(), number);
            }
        }
        return source;
    }

    private static CSource capabilities() {
        var source = new CSource("capabilities", "linux/capability.h");
        int bit = 0;
        for (String name : Credentials.capabilities(-1)) {
            source.number(name, name, bit++);
        }
        return source.number("the last capability", "CAP_LAST_CAP", bit - 1);
    }

    /** By the names of BPF: tcp_states.h of the kernel is no header for programs. */
    private static CSource states() {
        var source = new CSource("states", "linux/bpf.h");
        for (TcpState state : TcpState.values()) {
            String when = state == TcpState.BOUND_INACTIVE ? InC.SINCE_6_8 : "";
            source.number(state.toString(), "BPF_TCP_" + state, when, state.number());
        }
        return source;
    }

    private static CSource events() {
        var source = new CSource("events", "poll.h");
        for (int event = POLLIN; event <= POLLIN << 5; event <<= 1) {
            String name = ArgText.flags(Poll.events(event));
            source.number(name, name, event);
        }
        return source;
    }

    private static CSource resolverCodes() {
        var source = new CSource("resolver_codes", "netdb.h");
        for (EaiCode code : EnumSet.complementOf(EnumSet.of(EaiCode.EAI_OTHER))) {
            source.number(code.name(), code.name(), code.number());
        }
        return source;
    }

    private static CSource signals() {
        var source = new CSource("signals", "signal.h");
        for (Signal signal : Signal.values()) {
            source.number(signal.name(), signal.name(), signal.number());
        }
        return source;
    }

    private static CSource options() {
        var source = new CSource("options", "sys/socket.h", "netinet/in.h", "linux/in6.h");
        for (SocketOption option : SocketOption.values()) {
            Arg.Option numbers = LinuxSocketCalls.option(option);
            for (Arg.Constant each : List.of(numbers.level(), numbers.name())) {
                source.number(each.name(), each.name(), each.value());
            }
        }
        return source;
    }

    private Compiled compile(List<CSource> sources, long shift) throws IOException {
        var command = new ArrayList<>(List.of("gcc", "-D_GNU_SOURCE", "-fsyntax-only"));
        for (CSource source : sources) {
            Path file = directory.resolve(source.name() + ".c");
            Files.writeString(file, source.text(shift));
            command.add(file.toString());
        }
        try (ChildProcess compiler = ChildProcess.start(command.toArray(String[]::new))) {
            int status = compiler.awaitExit();
            return new Compiled(status, compiler.output());
        }
    }

    private static List<String> notCompared(String output) {
        return output.lines()
                .filter(line -> line.contains("#warning"))
                .filter(line -> line.contains(NOT_COMPARED))
                .map(line -> line.substring(line.indexOf(NOT_COMPARED) + NOT_COMPARED.length()))
                .map(line -> line.replaceFirst(" \\[-Wcpp]$", ""))
                .distinct()
                .toList();
    }
}
