package dev.bindsight.benchmark;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.LiveConnections;
import dev.bindsight.inventory.connection.Redirects;
import dev.bindsight.model.Inventory;
import dev.bindsight.platform.linux.LinuxPlatform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Measures refreshes of the connections against the kernel's bare dump with INET_DIAG_INFO and
 * {@code ss -tinaH}, among connections of its own within private pid and network namespaces; takes
 * root. Arguments: {@code small}, {@code large}; both without.
 */
public final class ConnectionsBenchmark {
    // seven tenths of a population are connections
    private static final Population.Size SMALL = new Population.Size(14_300, 100, 20_000);
    private static final Population.Size LARGE = new Population.Size(143_000, 300, 160_000);

    private ConnectionsBenchmark() {}

    /** Starts itself again inside the namespaces and measures there. */
    public static void main(String[] arguments) throws IOException {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        if (!wanted.remove(Namespaces.INSIDE)) {
            System.exit(Namespaces.run(ConnectionsBenchmark.class, wanted));
        }
        if (wanted.isEmpty() || wanted.contains("small")) {
            measure(SMALL, 30, 30);
        }
        if (wanted.isEmpty() || wanted.contains("large")) {
            measure(LARGE, 8, 10);
        }
    }

    private static void measure(Population.Size size, int warm, int rounds) throws IOException {
        try (var population = new Population(size);
                var bare = new BareDump();
                var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            var connections =
                    new LiveConnections(
                            new SocketInspector(platform, engine),
                            new MachineSummary(platform.machine(), "benchmark"),
                            new Redirects(
                                    platform.tracked(),
                                    platform.control(),
                                    platform.machine().uid()),
                            InstantSource.system());
            int changed = size.sockets() / 100;
            ConnectionReading seen = connections.read(read(engine));
            say(
                    "%n%,d connections of %,d sockets, %,d measured",
                    seen.connections().size(),
                    seen.inventory().entries().size(),
                    seen.connections().stream().filter(each -> each.tcp() != null).count());
            for (int i = 0; i < warm; i++) {
                population.churn(changed);
                connections.read(read(engine));
            }
            // in turn, so that what else the machine does falls on all of them alike
            var dump = new Samples();
            var dumpProcessor = new Samples();
            var refresh = new Samples();
            var processor = new Samples();
            var reading = new Samples();
            var listing = new Samples();
            for (int i = 0; i < rounds; i++) {
                population.churn(changed);
                BareDump.Cost cost = bare.dump();
                dump.add(cost.clock());
                dumpProcessor.add(cost.processor());
                long spent = processorNanos();
                long begun = System.nanoTime();
                Inventory inventory = read(engine);
                reading.add(System.nanoTime() - begun);
                connections.read(inventory);
                refresh.add(System.nanoTime() - begun);
                processor.add(processorNanos() - spent);
                listing.add(Tool.nanos("ss -tinaH"));
            }
            say("bare dump, INET_DIAG_INFO     %s", dump);
            say("refresh, 1 %% changed          %s", refresh);
            say("  of it, reading the machine  %s", reading);
            say("  ratio to the dump           %s, budget 2.50", refresh.ratio(dump));
            say("bare dump, of the processor   %s", dumpProcessor);
            say("refresh, of the processor     %s", processor);
            say("  ratio to the dump           %s", processor.ratio(dumpProcessor));
            say("ss -tinaH                     %s", listing);
            say("  ratio to the dump           %s", listing.ratio(dump));
        }
    }

    private static Inventory read(InventoryEngine engine) {
        return switch (engine.readMeasured(SourceChoice.AUTOMATIC)) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> inventory;
            case InventoryEngine.Reading.Unreadable(var refusals) ->
                    throw new IllegalStateException(refusals.toString());
        };
    }

    // com.sun.management has this as a method, but the module does not read its package
    private static long processorNanos() {
        try {
            return (long)
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(
                                    new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                                    "ProcessCpuTime");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ENGLISH, format, arguments));
    }
}
