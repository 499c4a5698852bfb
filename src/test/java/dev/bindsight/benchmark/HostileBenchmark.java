package dev.bindsight.benchmark;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;
import dev.bindsight.explain.HostileTexts;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whether reading errors is linear in the text, whatever is written in it: each hostile text, among
 * them the beginning of each rule's words again and again, with 1 MB and with 10 MB. A ratio of
 * about 10 is linear. Measured in processor time of the thread.
 */
public final class HostileBenchmark {
    private static final int SHORT = 1_000_000;
    private static final int LONG = 10_000_000;
    private static final int WARM_UP = 30;
    private static final int SLOWEST_SHOWN = 12;
    private static final PrintStream OUT = System.out;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private HostileBenchmark() {}

    private record Times(long small, long large) {
        double ratio() {
            return (double) large / small;
        }
    }

    /** Measures and prints the slowest, and the ones whose ratio is largest. */
    public static void main(String[] arguments) {
        var reader = new ErrorReader(ErrnoReference.standard());
        for (int i = 0; i < WARM_UP; i++) {
            nanos(reader, HostileTexts.repeated(HostileTexts.allWords(), SHORT));
        }
        Map<String, String> texts = new LinkedHashMap<>(HostileTexts.ofAny());
        texts.put("all words of all rules", HostileTexts.allWords());
        texts.putAll(HostileTexts.ofRules());
        Map<String, Times> times = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            String large = HostileTexts.repeated(each.getValue(), LONG);
            String small = large.substring(0, SHORT);
            long first = nanos(reader, small);
            times.put(each.getKey(), new Times(first, nanos(reader, large)));
        }
        OUT.printf(Locale.ROOT, "%d texts of 10 MB, each read whole; the slowest:%n", times.size());
        times.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue().large(), a.getValue().large()))
                .limit(SLOWEST_SHOWN)
                .forEach(HostileBenchmark::print);
        OUT.println("the largest ratios of 10 MB to 1 MB:");
        times.entrySet().stream()
                .sorted((a, b) -> Double.compare(b.getValue().ratio(), a.getValue().ratio()))
                .limit(SLOWEST_SHOWN)
                .forEach(HostileBenchmark::print);
    }

    private static long nanos(ErrorReader reader, String text) {
        long begun = THREADS.getCurrentThreadCpuTime();
        if (reader.readAll(text).size() > text.length()) {
            throw new IllegalStateException("more errors than characters");
        }
        return THREADS.getCurrentThreadCpuTime() - begun;
    }

    private static void print(Map.Entry<String, Times> each) {
        OUT.printf(
                Locale.ROOT,
                "  %6.2f s, %6.1f MB/s, ratio %5.1f  %s%n",
                each.getValue().large() / 1e9,
                LONG / 1e6 / (each.getValue().large() / 1e9),
                each.getValue().ratio(),
                each.getKey().replace("\n", "\\n"));
    }
}
