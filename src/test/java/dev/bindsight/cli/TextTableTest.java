package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** That no line is longer than its terminal, and nothing of others' names reaches it raw. */
class TextTableTest {
    private static final String[] AWKWARD = {
        "plain",
        "\u001b[31mred\u001b[0m",
        "\u001b]0;title\u0007",
        "a\tb",
        "line\nbreak",
        "\r",
        "\u0000",
        "日本語サーバー",
        "한국어",
        "ｆｕｌｌｗｉｄｔｈ",
        "e\u0301\u0301\u0301",
        "👩‍👩‍👧‍👦",
        "🚀",
        "⌚",
        "\u202Eevil\u202C",
        "\u200B\u200D",
        "\uD800",
        "\uE000",
        "\u2028",
        "ﷺ",
        "\uFFFF",
        "𠀀",
        "…",
        "",
        "x".repeat(300),
        "\u009b31m",
        "server.js",
        "ᄀ",
        "〿",
        "⿰",
        "㍿",
        "\u1160"
    };

    /** Prints the widest line of a file, counted with Python's own copy of the Unicode tables. */
    private static final String WIDEST =
            """
            import sys, unicodedata as u
            def width(c):
                if u.category(c) in ('Mn', 'Me', 'Cf'): return 0
                return 2 if u.east_asian_width(c) in 'WF' else 1
            wide = 0
            for line in open(sys.argv[1], encoding='utf-8', newline='\\n'):
                limit, text = line.rstrip('\\n').split(' ', 1)
                wide = max(wide, sum(map(width, text)) - int(limit))
            print('excess', wide)
            """;

    private static String awkward(RandomGenerator random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(AWKWARD[random.nextInt(AWKWARD.length)]);
        }
        return text.toString();
    }

    private static List<Column<List<String>>> columns(RandomGenerator random) {
        var columns = new ArrayList<Column<List<String>>>();
        int count = 1 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            int at = i;
            columns.add(
                    new Column<>(
                            awkward(random),
                            row -> row.get(at),
                            random.nextBoolean(),
                            1 + random.nextInt(20),
                            random.nextInt(10)));
        }
        return columns;
    }

    @Test
    void noLineIsLongerThanItsTerminal(@TempDir Path folder) throws IOException {
        RandomGenerator random = new Random(20_261_121);
        var measured = new ArrayList<String>();
        for (int round = 0; round < 3_000; round++) {
            int width = 1 + random.nextInt(200);
            var columns = columns(random);
            var rows = new ArrayList<List<String>>();
            for (int i = random.nextInt(5); i > 0; i--) {
                rows.add(columns.stream().map(_ -> awkward(random)).toList());
            }
            List<String> lines = new TextTable<>(columns).lines(rows, width);
            assertThat(lines).hasSize(rows.size() + 1);
            lines.forEach(line -> measured.add(width + " " + line));
            TerminalText.wrap(awkward(random) + " " + awkward(random), width)
                    .forEach(line -> measured.add(width + " " + line));
        }
        assertThat(measured).allMatch(line -> line.codePoints().noneMatch(Character::isISOControl));
        Path file = Files.write(folder.resolve("lines"), measured);
        try (var python = ChildProcess.start("python3", "-c", WIDEST, file.toString())) {
            assertThat(python.awaitNumber("^excess (-?\\d+)$")).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void anOwnersCommandLineCannotWriteToTheTerminal() {
        var platform = new ScriptedPlatform();
        for (int i = 0; i < AWKWARD.length; i++) {
            var socket = platform.add(ScriptedSocket.listener("127.0.0.1:" + (3000 + i)));
            platform.process(100 + i)
                    .command("/opt/" + AWKWARD[i], AWKWARD[i])
                    .comm(AWKWARD[i])
                    .open(socket);
        }
        CommandLineRun run = CommandLineRun.on(platform, "ports");

        assertThat(run.out().lines()).hasSizeGreaterThan(AWKWARD.length);
        assertThat(run.out().replace("\n", "").codePoints())
                .noneMatch(
                        c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @Test
    void columnsThatDoNotFitAreLeftOutByRankAndTheFirstStays() {
        var table =
                new TextTable<>(
                        List.of(
                                new Column<String>("Port", row -> row, true, 5, 0),
                                new Column<String>("Process", row -> row, false, 8, 1),
                                new Column<String>("Since", row -> row, false, 5, 2)));
        assertThat(table.lines(List.of("1"), 80).getFirst()).isEqualTo("Port  Process  Since");
        assertThat(table.lines(List.of("1"), 14).getFirst()).isEqualTo("Port  Process");
        assertThat(table.lines(List.of("1"), 6).getFirst()).isEqualTo("Port");
    }

    @Test
    void whatIsCutOffEndsInAnEllipsis() {
        assertThat(TerminalText.clip("server.js", 9)).isEqualTo("server.js");
        assertThat(TerminalText.clip("server.js", 8)).isEqualTo("server.…");
        assertThat(TerminalText.clip("日本語", 5)).isEqualTo("日本…");
        assertThat(TerminalText.clip("日本語", 4)).isEqualTo("日…");
    }
}
