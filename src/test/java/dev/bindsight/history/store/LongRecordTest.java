package dev.bindsight.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Past;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastFilter;
import dev.bindsight.history.Period;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Port;
import dev.bindsight.testbed.ScriptedPlatform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A long record is answered rightly and without going through all of it. How fast, the benchmark
 * {@code benchmark-history} tells of two million events.
 */
class LongRecordTest {
    private static final LongRecord RECORD =
            new LongRecord(Integer.getInteger("bindsight.record.events", 40_000));
    private static final int MOST = 500;

    @TempDir private static Path folder;

    @BeforeAll
    static void write() throws SQLException {
        RECORD.write(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10042",
                "10042 10043",
                "port:10000-10099",
                "process:rare.js",
                "rare.js",
                "!rare.js",
                "user:ann",
                "pid:4243",
                "server2.js port:10000-10099",
                "10042 process:server3.js",
                "process:nobody"
            })
    void everyQuestionIsAnsweredAsTheRecordWasMade(String words) {
        for (int hours : new int[] {1, 24, 24 * 7, 24 * 30}) {
            var period = new Period(LongRecord.END.minus(Duration.ofHours(hours)), LongRecord.END);
            HistoryAnswer told;
            try (RecordReader reader = LongRecord.reader(folder)) {
                told = reader.read(new HistoryQuery(period, filter(words), MOST));
            }
            List<Integer> wanted =
                    IntStream.range(0, RECORD.servers())
                            .filter(each -> isWanted(each, words))
                            .filter(each -> RECORD.to(each).isAfter(period.from()))
                            .boxed()
                            .toList();
            List<Integer> latest = wanted.subList(Math.max(0, wanted.size() - MOST), wanted.size());
            assertThat(told.spans()).extracting(LongRecordTest::server).isEqualTo(latest);
            assertThat(told.cut()).isEqualTo(wanted.size() > MOST || events(period, words) > MOST);
            assertThat(told.events().stream().filter(each -> each instanceof PastEvent.OfSpan))
                    .hasSize(Math.min(MOST, events(period, words)));
        }
    }

    @Test
    void whoHadAPortIsTold() {
        try (RecordReader reader = LongRecord.reader(folder)) {
            for (int server : new int[] {4_242, 9_000, RECORD.servers() - 1}) {
                var port = new Port(LongRecord.port(server));
                assertThat(reader.heldAt(port, RECORD.from(server)))
                        .isInstanceOfSatisfying(
                                HeldAt.Held.class,
                                held ->
                                        assertThat(held.spans())
                                                .extracting(LongRecordTest::server)
                                                .containsExactly(server));
            }
            var port = new Port(LongRecord.port(4_242));
            assertThat(reader.heldAt(port, RECORD.to(4_242).plusSeconds(61)))
                    .isInstanceOfSatisfying(
                            HeldAt.Nobody.class,
                            free -> {
                                assertThat(server(free.before())).isEqualTo(4_242);
                                assertThat(server(free.after()))
                                        .isEqualTo(4_242 + LongRecord.PORTS);
                            });
        }
    }

    /** A table of millions of rows is never gone through: each step of a plan is a search. */
    @Test
    void everyQuestionUsesAnIndex() throws SQLException {
        Set<String> asked = new LinkedHashSet<>();
        try (Connection database = Database.read(LongRecord.file(folder).path())) {
            Connection heard = listening(database, asked);
            try (var rows = new Rows(heard)) {
                Pulse pulse = Objects.requireNonNull(Statements.pulse(heard));
                var answering =
                        new Answering(
                                heard,
                                rows,
                                new Catalogue(heard),
                                new Heard(pulse, true, null, null, pulse.at()));
                answering.since();
                for (String words :
                        new String[] {"", "10042", "port:10000-10099", "rare.js", "user:ann"}) {
                    SocketFilter filter = filter(words);
                    answering.answer(
                            new HistoryQuery(
                                    new Period(LongRecord.BEGIN, LongRecord.END), filter, MOST),
                            new PastFilter(
                                    filter,
                                    new MachineSummary(new ScriptedPlatform().machine(), "test")));
                }
                var all =
                        new PastFilter(
                                SocketFilter.NONE,
                                new MachineSummary(new ScriptedPlatform().machine(), "test"));
                var port = new Port(10_042);
                answering.heldAt(port, RECORD.from(42), all);
                answering.heldAt(port, RECORD.to(42).plusSeconds(61), all);
                new Succession(heard, rows, pulse, true)
                        .before(Past.place(10_042), List.of(), LongRecord.END);
                asked.add(Succession.LASTING);
            }
            assertThat(asked).hasSizeGreaterThan(10);
            for (String each : asked) {
                assertThat(plan(database, each))
                        .as(each)
                        .isNotEmpty()
                        .noneMatch(step ->
                                step.matches("SCAN (s|e|span|event|holder|place|program)\\b.*"))
                        .noneMatch(step -> step.contains("TEMP B-TREE"));
            }
        }
    }

    private static List<String> plan(Connection database, String sql) throws SQLException {
        var steps = new ArrayList<String>();
        try (var statement = database.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                steps.add(row.getString("detail"));
            }
        }
        return steps;
    }

    /** The same, which says what it is asked. */
    @SuppressWarnings("unchecked")
    private static <T> T listening(Class<T> as, T to, Set<String> asked) {
        return (T)
                Proxy.newProxyInstance(
                        LongRecordTest.class.getClassLoader(),
                        new Class<?>[] {as},
                        (_, method, arguments) -> {
                            if (arguments != null && arguments[0] instanceof String sql) {
                                asked.add(sql);
                            }
                            try {
                                Object answer = method.invoke(to, arguments);
                                return answer instanceof Statement it
                                                && method.getName().equals("createStatement")
                                        ? listening(Statement.class, it, asked)
                                        : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static Connection listening(Connection database, Set<String> asked) {
        return listening(Connection.class, database, asked);
    }

    private static int events(Period period, String words) {
        return (int)
                IntStream.range(0, RECORD.servers())
                        .filter(each -> isWanted(each, words))
                        .mapToLong(each ->
                                in(period, RECORD.from(each))
                                        + (RECORD.to(each).isAfter(lastFrom())
                                                ? 0
                                                : in(period, RECORD.to(each))))
                        .sum();
    }

    /** What would end after the last has begun is not written down as ended. */
    private static Instant lastFrom() {
        return RECORD.from(RECORD.servers() - 1);
    }

    private static int in(Period period, Instant at) {
        return !at.isBefore(period.from()) && at.isBefore(period.to()) ? 1 : 0;
    }

    private static boolean isWanted(int server, String words) {
        return switch (words) {
            case "" -> true;
            case "10042" -> LongRecord.port(server) == 10_042;
            case "10042 10043" ->
                    LongRecord.port(server) == 10_042 || LongRecord.port(server) == 10_043;
            case "port:10000-10099" -> LongRecord.port(server) < 10_100;
            case "process:rare.js", "rare.js" -> LongRecord.name(server).equals("rare.js");
            case "!rare.js" -> !LongRecord.name(server).equals("rare.js");
            case "user:ann" -> true;
            case "pid:4243" -> server == 4_242;
            case "server2.js port:10000-10099" ->
                    LongRecord.name(server).equals("server2.js")
                            && LongRecord.port(server) < 10_100;
            default -> false;
        };
    }

    private static int server(@Nullable HeldSpan span) {
        return (int) Objects.requireNonNull(span).id() - 1;
    }

    private static SocketFilter filter(String words) {
        return ((FilterReading.Parsed) SocketFilter.parse(words)).filter();
    }
}
