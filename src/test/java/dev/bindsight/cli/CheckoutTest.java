package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.cli.CheckoutCopy.Ended;
import dev.bindsight.testbed.SameAnywhere;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code packaging/bindsight} in a copy of the checkout. */
@TestInstance(Lifecycle.PER_CLASS)
class CheckoutTest {
    private CheckoutCopy checkout;

    @BeforeAll
    void buildACopy(@TempDir Path folder) throws IOException {
        checkout = CheckoutCopy.in(folder);
    }

    @Test
    void whenNothingChangedThereIsTheAnswerAloneAndNothingIsWritten() throws IOException {
        Map<String, FileTime> before = times();
        Ended ended = checkout.bindsight("ports", "--json");
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("{").endsWith("}\n");
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void itWorksForWhoeverMayReadTheCheckoutAlsoWithoutAHome() {
        Ended ended = asNobody(checkout.top(), "ports");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("sockets, from sock_diag");
    }

    @Test
    void aCopyWithOtherTimesAndAnotherPlaceIsNotBuiltAgain() throws IOException {
        Path moved = checkout.copiedTo("moved");
        Files.setLastModifiedTime(moved.resolve("pom.xml"), FileTime.from(Instant.now()));
        Ended ended = asNobody(moved, "free");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches("\\d+\n");
    }

    @Test
    void itIsFoundThroughALink() throws IOException {
        Path link = checkout.folder().resolve("bindsight");
        Files.createSymbolicLink(link, Path.of("copy/packaging/bindsight"));
        Ended ended = checkout.run(Map.of(), List.of(link.toString(), "free"));
        assertThat(ended.status()).as(ended.err()).isZero();
    }

    @Test
    void changedSourcesThatMayNotBeBuiltAreSaidInOneLine() throws IOException {
        Path changed = checkout.copiedTo("changed");
        Files.writeString(changed.resolve("src/main/Added.java"), "class Added {}\n");
        Ended ended = asNobody(changed, "ports");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("has to be built", changed.resolve("target").toString());
    }

    @Test
    void withoutADisplayTheAppSaysSoAndNamesTheVerbs() {
        Ended ended = checkout.bindsight();
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err())
                .contains(
                        "display",
                        "ports, connections, why, stop, bind, connect, free, wait, explain, errno,"
                                + " run, history, record");
    }

    @Test
    void withoutADisplayWordsAreAnsweredAndRunPrintsTheList() {
        Ended port = checkout.bindsight("127.0.0.1:1");
        assertThat(port.status()).isEqualTo(1);
        assertThat(port.out()).contains("ECONNREFUSED");

        Ended list = checkout.run(Map.of(), List.of(checkout.top() + "/packaging/run"));
        assertThat(list.status()).as(list.err()).isZero();
        assertThat(list.out()).contains("sockets, from sock_diag");
        assertThat(list.err()).contains("DISPLAY is not set", "packaging/bindsight ports", "GTK 3");
    }

    /** What the caller's environment does to sh and to Java. */
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class Whatever {
        private void isAnswered(Ended ended) {
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out()).matches("\\d+\n");
        }

        @Test
        void cdGoesWhereItIsSentAlsoWithCdpath() {
            Map<String, String> environment = Map.of("CDPATH", checkout.top() + ":/");
            isAnswered(
                    checkout.inShell(environment, "cd \"${0%/*}/..\" && packaging/bindsight free"));
        }

        @Test
        void aWorkingDirectoryThatIsGoneIsLeft() throws IOException {
            Path gone = Files.createDirectory(checkout.folder().resolve("gone"));
            Ended ended =
                    checkout.inShell(
                            Map.of(), "cd '" + gone + "' && rmdir '" + gone + "' && $0 free");
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.out()).matches("\\d+\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"})
        void optionsForOtherProgramsAreLeftToThem(String name) {
            for (String option : List.of("-Dx=y", "-javaagent:/nonexistent.jar", "-no-such")) {
                isAnswered(checkout.inShell(Map.of(name, option), "exec $0 free"));
            }
            isAnswered(checkout.inShell(Map.of("_JAVA_LAUNCHER_DEBUG", "1"), "exec $0 free"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a:b", "jürgen", "-dash 'quote' *"})
        void theCheckoutMayBeCalledAnything(String name) throws IOException {
            checkout.copiedTo(name);
            isAnswered(inCLocale(name));
        }

        @Test
        @SameAnywhere
        void itIsAlsoBuiltWhereJavaWouldTakeThePathForTwo() throws IOException {
            Path place = checkout.copiedTo("c:ö");
            Files.writeString(place.resolve("src/main/Added.java"), "class Added {}\n");
            Ended built = inCLocale("c:ö");
            assertThat(built.status()).as(built.err()).isZero();
            assertThat(built.err().lines()).hasSize(1);
            isAnswered(inCLocale("c:ö"));
        }

        private Ended inCLocale(String name) {
            String line =
                    "cd '" + checkout.folder() + "'; exec ./\"$NAME\"/packaging/bindsight free";
            return checkout.inShell(Map.of("LC_ALL", "C", "NAME", name), line);
        }

        @ParameterizedTest
        @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8", ""})
        void anArgumentIsReadAsItWasTyped(String locale) {
            Ended ended = checkout.inShell(Map.of("LC_ALL", locale), "exec $0 why münchen");
            assertThat(ended.err()).contains("'münchen' is no port");
            assertThat(ended.status()).isEqualTo(2);
        }

        @Test
        void anArgumentInTheEncodingOfTheLocaleIsReadInIt() {
            Ended ended =
                    checkout.inShell(
                            Map.of("LC_ALL", "de_DE.ISO-8859-1"), "exec $0 why $'m\\xfcnchen'");
            assertThat(ended.err()).contains("'münchen' is no port");
        }

        @ParameterizedTest
        @CsvSource({"ulimit -n 12", "ulimit -n 14", "ulimit -v 300000", "ulimit -v 800000"})
        void whatTheMachineLacksIsNoWrongCommandLineAndNoAnswer(String limit) {
            Ended ended = checkout.inShell(Map.of(), limit + "; exec $0 free --json");
            assertThat(ended.status()).as(ended.err()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).isNotEmpty();
        }

        @Test
        void withoutRoomForProcessesItIsNoWrongCommandLineEither() {
            var line = new ArrayList<>(CheckoutCopy.asNobody());
            // another uid than nobody's: the limit counts what the user runs already
            line.set(1, "--reuid=54321");
            line.addAll(List.of("bash", "-c", "ulimit -u 2; exec $0 free"));
            line.add(checkout.program().toString());
            Ended ended = checkout.run(Map.of(), line);
            assertThat(ended.status()).as(ended.err()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
        }

        @Test
        void aFullDiskIsSaidAndAReaderThatLeftIsNot() {
            for (String verb : List.of("free", "errno")) {
                Ended full = checkout.inShell(Map.of(), "exec $0 " + verb + " >/dev/full");
                assertThat(full.status()).isEqualTo(1);
                assertThat(full.err().lines()).hasSize(1);
                assertThat(full.err()).contains("not all of the answer", "ENOSPC");
            }
            Ended left = checkout.inShell(Map.of(), "$0 errno | true; exit ${PIPESTATUS[0]}");
            assertThat(left.status()).isEqualTo(1);
            assertThat(left.err()).isEmpty();
        }

        @Test
        void closedStreamsAreSaidOrDoneWithout() {
            Ended nowhere = checkout.inShell(Map.of(), "exec $0 free >&-");
            assertThat(nowhere.status()).isEqualTo(1);
            assertThat(nowhere.err().lines()).hasSize(1);
            assertThat(nowhere.err()).contains("standard output is closed");
            isAnswered(checkout.inShell(Map.of(), "exec $0 free 2>&- <&-"));
        }

        @Test
        void aDumbTerminalIsSentNoEscapeSequences() {
            String line = "script --quiet --command '%s' /dev/null".formatted("\"$P\" ports");
            Ended coloured =
                    checkout.run(
                            Map.of("TERM", "xterm", "P", checkout.program().toString()),
                            List.of("bash", "-c", line));
            assertThat(coloured.out()).contains("\u001b[");
            Ended dumb =
                    checkout.run(
                            Map.of("TERM", "dumb", "P", checkout.program().toString()),
                            List.of("bash", "-c", line));
            assertThat(dumb.out()).contains("sockets, from").doesNotContain("\u001b");
        }

        @Test
        void aPipeThatDoesNotBlockTakesAllOfTheAnswer() {
            String unblocking =
                    "import os, sys; os.set_blocking(1, False); os.execv(sys.argv[1],"
                            + " sys.argv[1:])";
            Ended ended =
                    checkout.inShell(
                            Map.of(),
                            "python3 -c '%s' $0 errno --json | cat; exit ${PIPESTATUS[0]}"
                                    .formatted(unblocking));
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(JsonMapper.shared().readTree(ended.out()).isMissingNode()).isFalse();
            assertThat(ended.out()).hasSizeGreaterThan(70_000);
        }

        @Test
        void theAnswerGoesWhereStandardOutputWasWhateverElseIsOpen() throws IOException {
            Path file = checkout.folder().resolve("answers");
            checkout.inShell(
                    Map.of(), "{ echo '['; $0 free --json 3>&2; echo ']'; } >'" + file + "'");
            assertThat(JsonMapper.shared().readTree(Files.readString(file)).get(0).has("ports"))
                    .isTrue();
        }
    }

    private Ended asNobody(Path top, String... arguments) {
        var line = new ArrayList<>(CheckoutCopy.asNobody());
        line.add(top.resolve("packaging/bindsight").toString());
        line.addAll(List.of(arguments));
        return checkout.run(Map.of(), line);
    }

    private Map<String, FileTime> times() throws IOException {
        var times = new TreeMap<String, FileTime>();
        try (Stream<Path> files = Files.walk(checkout.top())) {
            for (Path each : files.toList()) {
                times.put(each.toString(), Files.getLastModifiedTime(each));
            }
        }
        return times;
    }
}
