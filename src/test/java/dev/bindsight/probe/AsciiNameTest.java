package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/** Names in Unicode, compared with libidn2, which curl and getaddrinfo(3) use. */
class AsciiNameTest {
    /** Writes each name of standard input as libidn2 does without transition, or {@code -}. */
    private static final String ORACLE =
            """
            import ctypes, sys
            try:
                idn2 = ctypes.CDLL('libidn2.so.0')
            except OSError:
                print('none', flush=True); sys.exit()
            out = ctypes.c_char_p()
            print('ready', flush=True)
            for i, line in enumerate(sys.stdin.buffer):
                name = line.rstrip(b'\\n')
                code = idn2.idn2_to_ascii_8z(name, ctypes.byref(out), 8 | 1)
                print(i, out.value.decode() if code == 0 else '-', flush=True)
            """;

    @ParameterizedTest
    @CsvSource({
        "bücher.test, xn--bcher-kva.test",
        "BÜCHER.test, xn--bcher-kva.test",
        "bu\u0308cher.test, xn--bcher-kva.test",
        "faß.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
        "نامه\u200Cای.com, xn--mgba3gch31f060k.com",
        "münchen。de, xn--mnchen-3ya.de",
        "日本語.jp, xn--wgv71a119e.jp",
        "a\u00ADü.test, xn--a-eha.test",
        "☃.net, xn--n3h.net",
        "mixed-пример-例.test, xn--mixed---dhg0a4b5amd5690y.test",
        "ﬀü.test, xn--ff-yka.test",
    })
    void aNameIsWrittenAsBrowsersDo(String name, String ascii) {
        assertThat(AsciiName.isNeeded(name)).isTrue();
        assertThat(AsciiName.of(name)).contains(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ü..test",
                "\u0308u.test",
                "ü\u202Eb.test",
                "ü\uE000.test",
                "ü b.test",
                "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.test"
            })
    void whatNoneMayBeCalledIsRefused(String name) {
        assertThat(AsciiName.of(name)).isEmpty();
    }

    @Test
    void theRootIsKept() {
        assertThat(AsciiName.of("bücher.test.")).contains("xn--bcher-kva.test.");
    }

    @Test
    void namesOfManyScriptsAreWrittenAsLibidn2Does() {
        try (ChildProcess oracle = ChildProcess.python(ORACLE)) {
            String found = oracle.awaitLine("^(ready|none)$").group(1);
            Assumptions.assumeTrue(found.equals("ready"), "libidn2 is not installed");
            var random = new Random(11);
            for (int i = 0; i < 500; i++) {
                String name = name(random) + ".test";
                oracle.send(name);
                String theirs = oracle.awaitLine("^" + i + " (.*)$").group(1);
                assertThat(AsciiName.of(name).orElse("-")).as(name).isEqualTo(theirs);
            }
        }
    }

    /** Letters of one script, as names have them. */
    private static String name(Random random) {
        List<String> scripts =
                List.of("abcäöüßéñçøåÄÖÉ", "абвгдежзАБ", "αβγδεςΣΑ", "日本語中文字", "กขคง", "あいうえカキク");
        String letters = scripts.get(random.nextInt(scripts.size()));
        var name = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }
}
