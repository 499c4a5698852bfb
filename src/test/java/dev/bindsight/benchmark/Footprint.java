package dev.bindsight.benchmark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a process costs while nobody asks it for anything.
 *
 * @param app the process
 */
record Footprint(Process app) {
    /** Measures and prints its share of the processor. */
    void share(String when, int seconds, @Nullable Population changing, int sockets)
            throws IOException {
        long begun = System.nanoTime();
        Ticks before = ticks();
        for (int i = 0; i < seconds; i++) {
            rest(1);
            if (changing != null) {
                changing.churn(sockets);
            }
        }
        double elapsed = (System.nanoTime() - begun) / 1e9;
        Ticks after = ticks();
        // USER_HZ is 100 on every Linux: a tick is a hundredth of a second, and so a percent of one
        double user = (after.user - before.user) / elapsed;
        double system = (after.system - before.system) / elapsed;
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f %% of a core, %.2f of the program and %.2f of the kernel, over %.0f s%n",
                when,
                user + system,
                user,
                system,
                elapsed);
    }

    private record Ticks(long user, long system) {}

    /** User and system time of every thread, also of those that ended (proc_pid_stat(5)). */
    private Ticks ticks() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + app.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Ticks(Long.parseLong(fields[11]), Long.parseLong(fields[12]));
    }

    /** What is in memory, and that with each shared page divided among those who share it. */
    String memory() throws IOException {
        long resident = 0;
        long divided = 0;
        for (String line : Files.readAllLines(Path.of("/proc/" + app.pid() + "/smaps_rollup"))) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "Rss:" -> resident = Long.parseLong(words[1]);
                case "Pss:" -> divided = Long.parseLong(words[1]);
                default -> {}
            }
        }
        return resident / 1024 + " MB, its share " + divided / 1024 + " MB";
    }

    /** The time that is measured goes by: nothing is awaited that could be told of sooner. */
    static void rest(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
