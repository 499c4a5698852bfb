package dev.bindsight.benchmark;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.platform.linux.LinuxPlatform;

import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Measures readings of the machine against {@code ss} and OSHI, in a population of sockets of its
 * own within private pid and network namespaces; takes root. Arguments: {@code small}, {@code
 * large}, {@code leak}; all of them without.
 */
public final class InventoryBenchmark {
    private static final Population.Size SMALL = new Population.Size(10_000, 370, 31_000);
    private static final Population.Size LARGE = new Population.Size(98_000, 1_070, 160_000);
    private static final Population.Size TINY = new Population.Size(500, 20, 1_000);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int FIRST_SCANS = 7;
    private static final int LEAK_REFRESHES = 10_000;

    private InventoryBenchmark() {}

    /** Starts itself again inside the namespaces and measures there. */
    public static void main(String[] arguments) throws IOException {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        if (!wanted.remove(Namespaces.INSIDE)) {
            System.exit(Namespaces.run(InventoryBenchmark.class, wanted));
        }
        boolean all = wanted.isEmpty();
        if (all || wanted.contains("small")) {
            measure(SMALL, 20);
        }
        if (all || wanted.contains("large")) {
            measure(LARGE, 12);
        }
        if (all || wanted.contains("leak")) {
            refreshOften();
        }
    }

    private static void measure(Population.Size size, int rounds) throws IOException {
        try (var population = new Population(size);
                var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            int changed = size.sockets() / 100;
            Inventory seen = read(engine);
            say(
                    "%n%,d sockets, %,d processes, %,d descriptors",
                    seen.entries().size(),
                    platform.processes().pids().length,
                    descriptors(platform));
            say("owned %,d, hidden %,d", owned(seen), seen.coverage().ownersHidden());
            warm(platform, engine, population, changed);

            InternetProtocolStats oshi =
                    new SystemInfo().getOperatingSystem().getInternetProtocolStats();
            oshi.getConnections();

            read(engine);
            // in turn, so that what else the machine does falls on all of them alike
            var steady = new Samples();
            var list = new Samples();
            long due = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                population.churn(changed);
                list.add(Tool.nanos("ss -tanH"));
                // at the interval of the app, because the rotation goes by time
                due += INTERVAL.toNanos();
                LockSupport.parkNanos(due - System.nanoTime());
                due = System.nanoTime();
                steady.time(() -> read(engine));
            }
            var first = new Samples();
            var owners = new Samples();
            var other = new Samples();
            for (int i = 0; i < FIRST_SCANS; i++) {
                first.time(() -> readAnew(platform));
                owners.add(Tool.nanos("ss -tanp"));
                other.time(oshi::getConnections);
            }
            say("steady refresh, 1 %% changed   %s", steady);
            say("ss -tanH                      %s", list);
            say("  ratio                       %s, budget 1.50", steady.ratio(list));
            say("first scan                    %s", first);
            say("ss -tanp                      %s", owners);
            say("  ratio                       %s, budget 0.90", first.ratio(owners));
            say("OSHI, warm                    %s", other);
            say("allocated per steady refresh  %,d bytes", allocated(engine, population, changed));
            say("allocated per idle refresh    %,d bytes", allocated(engine, population, 0));
        }
    }

    private static void warm(
            LinuxPlatform platform, LiveInventory engine, Population population, int changed) {
        for (int i = 0; i < 5; i++) {
            readAnew(platform);
        }
        for (int i = 0; i < 30; i++) {
            population.churn(changed);
            read(engine);
        }
    }

    private static void readAnew(LinuxPlatform platform) {
        try (var fresh = new LiveInventory(platform, InstantSource.system())) {
            read(fresh);
        }
    }

    private static Inventory read(InventoryEngine engine) {
        return switch (engine.read(SourceChoice.AUTOMATIC)) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> inventory;
            case InventoryEngine.Reading.Unreadable(var refusals) ->
                    throw new IllegalStateException(refusals.toString());
        };
    }

    private static long allocated(LiveInventory engine, Population population, int changed) {
        int rounds = 5;
        long sum = 0;
        for (int i = 0; i < rounds; i++) {
            if (changed > 0) {
                population.churn(changed);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
            long before = allocatedBytes();
            read(engine);
            sum += allocatedBytes() - before;
        }
        return sum / rounds;
    }

    // com.sun.management has this as a method, but the module does not read its package
    private static long allocatedBytes() {
        try {
            return (long)
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(
                                    new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                                    "TotalThreadAllocatedBytes");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refreshOften() throws IOException {
        try (var population = new Population(TINY);
                var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            for (int i = 0; i < 100; i++) {
                read(engine);
            }
            int before = openFiles();
            for (int i = 0; i < LEAK_REFRESHES; i++) {
                if (i % 100 == 0) {
                    population.churn(10);
                }
                read(engine);
            }
            say(
                    "%n%,d refreshes of %,d sockets: %d descriptors before, %d after",
                    LEAK_REFRESHES, TINY.sockets(), before, openFiles());
        }
    }

    private static int openFiles() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    private static int descriptors(LinuxPlatform platform) {
        int sum = 0;
        for (int pid : platform.processes().pids()) {
            sum += Math.max(0, platform.processes().descriptorCount(pid));
        }
        return sum;
    }

    private static long owned(Inventory inventory) {
        return inventory.entries().stream()
                .filter(entry -> entry.ownership() instanceof Ownership.OwnedBy)
                .count();
    }

    private static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ENGLISH, format, arguments));
    }
}
