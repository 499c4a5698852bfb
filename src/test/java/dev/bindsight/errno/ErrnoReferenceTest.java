package dev.bindsight.errno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The reference is complete, and its numbers are those of the systems. */
class ErrnoReferenceTest {
    private static final String REQUIRED =
            """
            EBADF ENOTSOCK EADDRNOTAVAIL EAFNOSUPPORT EISCONN ETIMEDOUT ECONNREFUSED ENETUNREACH
            EADDRINUSE EINPROGRESS EALREADY EHOSTUNREACH ECONNRESET ECONNABORTED EACCES EPERM EINVAL
            EFAULT EINTR EAGAIN EPROTOTYPE EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP ENOPROTOOPT
            EDOM EMFILE ENFILE ENOBUFS ENOMEM ENOTCONN EDESTADDRREQ EMSGSIZE EPIPE ENETDOWN
            ENETRESET EHOSTDOWN ENODEV ENOENT ENOTDIR ELOOP ENAMETOOLONG EROFS EPROTO
            EAI_ADDRFAMILY EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NODATA
            EAI_NONAME EAI_SERVICE EAI_SOCKTYPE EAI_SYSTEM
            """;

    /** sys/errno.h and netdb.h of macOS. */
    private static final String MACOS =
            """
            EPERM 1 ENOENT 2 ESRCH 3 EINTR 4 EIO 5 EBADF 9 ENOMEM 12 EACCES 13 EFAULT 14 ENODEV 19
            ENOTDIR 20 EINVAL 22 ENFILE 23 EMFILE 24 ENOSPC 28 EROFS 30 EPIPE 32 EDOM 33 EAGAIN 35
            EINPROGRESS 36 EALREADY 37 ENOTSOCK 38 EDESTADDRREQ 39 EMSGSIZE 40 EPROTOTYPE 41
            ENOPROTOOPT 42 EPROTONOSUPPORT 43 ESOCKTNOSUPPORT 44 EAFNOSUPPORT 47 EADDRINUSE 48
            EADDRNOTAVAIL 49 ENETDOWN 50 ENETUNREACH 51 ENETRESET 52 ECONNABORTED 53 ECONNRESET 54
            ENOBUFS 55 EISCONN 56 ENOTCONN 57 ETOOMANYREFS 59 ETIMEDOUT 60 ECONNREFUSED 61 ELOOP 62
            ENAMETOOLONG 63 EHOSTDOWN 64 EHOSTUNREACH 65 EDQUOT 69 EPROTO 100 EOPNOTSUPP 102
            EAI_ADDRFAMILY 1 EAI_AGAIN 2 EAI_BADFLAGS 3 EAI_FAIL 4 EAI_FAMILY 5 EAI_MEMORY 6
            EAI_NODATA 7 EAI_NONAME 8 EAI_SERVICE 9 EAI_SOCKTYPE 10 EAI_SYSTEM 11
            """;

    /** winsock2.h, without the WSA in front, and ws2tcpip.h. */
    private static final String WINDOWS =
            """
            EINTR 10004 EBADF 10009 EACCES 10013 EFAULT 10014 EINVAL 10022 EMFILE 10024 EAGAIN 10035
            EINPROGRESS 10036 EALREADY 10037 ENOTSOCK 10038 EDESTADDRREQ 10039 EMSGSIZE 10040
            EPROTOTYPE 10041 ENOPROTOOPT 10042 EPROTONOSUPPORT 10043 ESOCKTNOSUPPORT 10044
            EOPNOTSUPP 10045 EAFNOSUPPORT 10047 EADDRINUSE 10048 EADDRNOTAVAIL 10049 ENETDOWN 10050
            ENETUNREACH 10051 ENETRESET 10052 ECONNABORTED 10053 ECONNRESET 10054 ENOBUFS 10055
            EISCONN 10056 ENOTCONN 10057 ETOOMANYREFS 10059 ETIMEDOUT 10060 ECONNREFUSED 10061
            ELOOP 10062 ENAMETOOLONG 10063 EHOSTDOWN 10064 EHOSTUNREACH 10065 EDQUOT 10069
            EAI_NONAME 11001 EAI_AGAIN 11002 EAI_FAIL 11003 EAI_NODATA 11004 EAI_SERVICE 10109
            EAI_BADFLAGS 10022 EAI_SOCKTYPE 10044 EAI_FAMILY 10047 EAI_MEMORY 8
            """;

    private static final String ASK_PYTHON =
            """
            import ctypes, errno, os, socket, sys
            libc = ctypes.CDLL(None)
            libc.gai_strerror.restype = ctypes.c_char_p
            for name in sys.argv[1:]:
                if name.startswith('EAI_'):
                    number = getattr(socket, name)
                    error = socket.gaierror(number, libc.gai_strerror(number).decode())
                    kind = 'socket.gaierror'
                else:
                    number = getattr(errno, name)
                    error = OSError(number, os.strerror(number))
                    kind = type(error).__name__
                print(name, number, error.strerror, kind + ': ' + str(error), sep='\\t')
            """;

    private static final String ASK_NODE =
            """
            for (const [number, [name, text]] of require('util').getSystemErrorMap())
                console.log(number + '\\t' + name + ': ' + text);
            """;

    private final ErrnoReference reference = ErrnoReference.standard();

    static List<ErrnoEntry> entries() {
        return ErrnoReference.standard().entries();
    }

    @Test
    void everythingThatIsAskedForIsThere() {
        assertThat(reference.entries())
                .extracting(ErrnoEntry::name)
                .doesNotHaveDuplicates()
                .contains(REQUIRED.strip().split("\\s+"));
    }

    @Test
    void everyFileIsThatOfAnErrno() throws IOException, URISyntaxException {
        var url = ErrnoReference.class.getResource("errnos.txt");
        assertThat(url).isNotNull();
        try (var files = Files.list(Path.of(url.toURI()).resolveSibling(""))) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(file -> file.endsWith(".properties")))
                    .containsExactlyInAnyOrderElementsOf(
                            entries().stream().map(each -> each.name() + ".properties").toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void anEntryHasEachPart(ErrnoEntry entry) {
        assertThat(entry.message()).isNotBlank();
        assertThat(entry.number(NumberSpace.LINUX)).isNotNull();
        assertThat(entry.calls()).isNotEmpty();
        assertThat(entry.calls()).extracting(CallMeaning::call).doesNotHaveDuplicates();
        assertThat(entry.printed()).isNotEmpty();
        for (CallMeaning call : entry.calls()) {
            assertThat(call.causes()).as(call.call()).isNotEmpty();
            assertThat(call.fixes()).as(call.call()).isNotEmpty();
            assertThat(call.meaning()).endsWith(".");
            assertThat(call.causes()).allMatch(text -> text.endsWith("."));
            assertThat(call.fixes()).allMatch(text -> text.endsWith("."));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void onlyCallsThatSocketsKnowAreExplained(ErrnoEntry entry) {
        Set<String> known =
                entry.isResolverCode()
                        ? Set.of("getaddrinfo")
                        : Set.of(
                                "socket",
                                "setsockopt",
                                "getsockopt",
                                "bind",
                                "listen",
                                "accept",
                                "connect",
                                "poll",
                                "send",
                                "recv",
                                "shutdown",
                                "close");
        assertThat(entry.calls()).extracting(CallMeaning::call).isSubsetOf(known);
    }

    @Test
    void numbersAndMessagesOnLinuxAreThoseOfTheCLibrary() throws Exception {
        String[] names = entries().stream().map(ErrnoEntry::name).toArray(String[]::new);
        List<String> lines = ask("python3", "-c", ASK_PYTHON, names);
        assertThat(lines).hasSameSizeAs(names);
        for (String line : lines) {
            String[] cells = line.split("\t");
            ErrnoEntry entry = reference.named(cells[0]).orElseThrow();
            assertThat(entry.number(NumberSpace.LINUX)).hasToString(cells[1]);
            assertThat(entry.message()).isEqualTo(cells[2]);
            assertThat(printed(entry, Ecosystem.PYTHON)).isEqualTo(cells[3]);
        }
    }

    @Test
    void theWordsOfLibuvAreThoseOfNode() throws Exception {
        Map<String, String> words = new HashMap<>();
        for (String line : ask("node", "-e", ASK_NODE)) {
            String[] cells = line.split("\t");
            words.put(cells[0], cells[1]);
        }
        assertThat(words).containsEntry("-98", "EADDRINUSE: address already in use");
        for (ErrnoEntry entry : entries()) {
            NumberSpace space = entry.isResolverCode() ? NumberSpace.LIBUV : NumberSpace.LINUX;
            Integer number = entry.number(space);
            String key = number == null ? "" : Integer.toString(-Math.abs(number));
            assertThat(printed(entry, Ecosystem.LIBUV))
                    .as(entry.name())
                    .isEqualTo(words.getOrDefault(key, ""));
        }
    }

    @Test
    void numbersElsewhereAreThoseOfTheHeaders() {
        assertThat(numbers(NumberSpace.MACOS)).isEqualTo(table(MACOS));
        assertThat(numbers(NumberSpace.WINDOWS)).isEqualTo(table(WINDOWS));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noNumberIsGivenTwiceInASpace(boolean resolver) {
        for (NumberSpace space : NumberSpace.values()) {
            assertThat(
                            entries().stream()
                                    .filter(each -> each.isResolverCode() == resolver)
                                    .map(each -> each.number(space))
                                    .filter(number -> number != null))
                    .as(space.label())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EADDRINUSE, EADDRINUSE",
        "eaddrinuse, EADDRINUSE",
        "WSAEADDRINUSE, EADDRINUSE",
        "UV_EADDRINUSE, EADDRINUSE",
        "98, EADDRINUSE",
        "+98, EADDRINUSE",
        "-98, EADDRINUSE",
        "10048, EADDRINUSE",
        "-4091, EADDRINUSE",
        "-48, EADDRINUSE",
        "EWOULDBLOCK, EAGAIN",
        "WSAEWOULDBLOCK, EAGAIN",
        "ENOTSUP, EOPNOTSUPP",
        "ENOTFOUND, EAI_NONAME",
        "WSAHOST_NOT_FOUND, EAI_NONAME",
        "-3008, EAI_NONAME",
        "-2, EAI_NONAME ENOENT",
        "36, ENAMETOOLONG EINPROGRESS",
        "10022, EINVAL EAI_BADFLAGS",
    })
    void aNameOrNumberFindsItsEntriesTheLikelyFirst(String asked, String found) {
        assertThat(reference.find(asked, NumberSpace.LINUX))
                .extracting(match -> match.entry().name())
                .containsExactly(found.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E", "0", "-", "98.0", "0x62", "99999999999", "EADDRINUSE ", "４"})
    void whatIsNoErrnoFindsNothing(String asked) {
        assertThat(reference.find(asked, NumberSpace.LINUX)).isEmpty();
    }

    @Test
    void aNumberIsFirstOneOfTheSystemItIsAskedOn() {
        assertThat(reference.find("36", NumberSpace.MACOS).getFirst())
                .returns("EINPROGRESS", match -> match.entry().name())
                .returns(NumberSpace.MACOS, Match::space);
    }

    @ParameterizedTest
    @CsvSource({"Linux, LINUX", "Mac OS X, MACOS", "Windows 11, WINDOWS"})
    void theSystemIsToldFromItsName(String osName, NumberSpace expected) {
        assertThat(NumberSpace.of(osName)).isEqualTo(expected);
    }

    @Test
    void aMistakeInAFileIsNotPassedOver() {
        String file = "calls=bind\nbind.meaning=x.\n";
        assertThat(ArticleFile.parse("EX", file, Map.of()).calls())
                .extracting(CallMeaning::meaning)
                .containsExactly("x.");
        assertThatThrownBy(() ->
                        ArticleFile.parse("EX", file + "bind.cause.2=first is missing\n", Map.of()))
                .hasMessageContaining("bind.cause.2");
        assertThatThrownBy(() ->
                        ArticleFile.parse(
                                "EX", file.replace("bind.meaning", "bind.means"), Map.of()))
                .hasMessageContaining("bind.meaning");
    }

    @Test
    void aMistakeInTheTableIsNotPassedOver() {
        assertThatThrownBy(() -> entriesOf("EX linux=1")).hasMessageContaining("EX linux=1");
        assertThatThrownBy(() -> entriesOf("EX beos=1 | x")).hasMessageContaining("beos");
    }

    @Test
    void whatIsToldOfAnErrnoIsReadWhenItIsAskedForAndOnce() {
        List<String> asked = new ArrayList<>();
        var article = new ErrnoArticle(List.of(), List.of());
        ErrnoEntry entry =
                ErrnoTable.parse(
                                "# two\nEX linux=1 WSAEX | It is an x\nEY linux=2 | y\n",
                                name -> {
                                    asked.add(name);
                                    return article;
                                })
                        .getFirst();

        assertThat(entry)
                .returns("EX", ErrnoEntry::name)
                .returns("It is an x", ErrnoEntry::message)
                .returns(List.of("WSAEX"), ErrnoEntry::aliases)
                .returns(1, each -> each.number(NumberSpace.LINUX));
        assertThat(asked).isEmpty();
        assertThat(entry.calls()).isSameAs(article.calls());
        assertThat(entry.printed()).isSameAs(article.printed());
        assertThat(asked).containsExactly("EX");
    }

    @Test
    void twoEntriesOfOneNameAreAMistake() {
        var entry = ErrnoEntry.of("EX", "x", Map.of(), List.of("EX"), List.of(), List.of());
        assertThatThrownBy(() -> new ErrnoReference(List.of(entry))).hasMessageContaining("EX");
    }

    private static List<ErrnoEntry> entriesOf(String table) {
        return ErrnoTable.parse(table, _ -> new ErrnoArticle(List.of(), List.of()));
    }

    private static String printed(ErrnoEntry entry, Ecosystem ecosystem) {
        return entry.printed().stream()
                .filter(each -> each.ecosystem() == ecosystem)
                .map(PrintedText::text)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Integer> numbers(NumberSpace space) {
        return entries().stream()
                .filter(each -> each.number(space) != null)
                .collect(
                        Collectors.toMap(
                                ErrnoEntry::name, each -> each.numbers().getOrDefault(space, 0)));
    }

    private static Map<String, Integer> table(String text) {
        Map<String, Integer> numbers = new HashMap<>();
        String[] words = text.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            numbers.put(words[i], Integer.valueOf(words[i + 1]));
        }
        return numbers;
    }

    /** What a program prints; fails if it fails. */
    private static List<String> ask(String program, String option, String code, String... rest)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program, option, code));
        command.addAll(Arrays.asList(rest));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines;
        try (var reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        assertThat(process.waitFor()).as(program).isZero();
        return lines;
    }
}
