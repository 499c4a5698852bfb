package dev.bindsight.occupancy;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Run in a {@link dev.bindsight.testbed.Sandbox}: makes a socket of every kind at every place with
 * all options for two users, tries every bind beside it, and prints where the kernel says something
 * else than the rule; at last what was compared, a count for each promise.
 */
final class KernelBinds {
    private static final List<String> ANYWHERE =
            List.of(
                    "127.0.0.1",
                    "0.0.0.0",
                    "::1",
                    "::",
                    "::#",
                    "::ffff:127.0.0.1",
                    "0.0.0.0%lo",
                    "0.0.0.0%v0",
                    "::%v0");
    private static final List<String> CONNECTED = List.of("127.0.0.1", "::1", "::");
    private static final List<String> OPTIONS = List.of("-", "A", "P", "AP");
    private static final List<Integer> USERS = List.of(0, 1001);

    private final ChildProcess kernel;
    private final InventoryEngine inventory;
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private int asked;

    private KernelBinds(ChildProcess kernel, InventoryEngine inventory) {
        this.kernel = kernel;
        this.inventory = inventory;
    }

    /** A socket that was made, with the options that no source tells. */
    private record Made(String kind, String place, String options, int user) {
        String asked() {
            return kind + " " + place + " " + options + " " + user;
        }
    }

    private record Bind(Protocol protocol, String place, String options, int user) {
        String asked() {
            return protocol + "/" + place + "/" + options + "/" + user;
        }
    }

    public static void main(String[] arguments) throws IOException {
        String program;
        try (var resource =
                Objects.requireNonNull(KernelBinds.class.getResourceAsStream("kernel.py"))) {
            program = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (var kernel = ChildProcess.python(program);
                var engine = new LiveInventory(LinuxPlatform.open(), InstantSource.system())) {
            kernel.awaitLine("ready");
            new KernelBinds(kernel, engine).compare();
        }
    }

    private void compare() {
        for (String kind : List.of("LISTEN", "BOUND", "UDP")) {
            compare(kind, ANYWHERE);
        }
        for (String kind : List.of("ESTABLISHED", "TIME_WAIT", "FIN_WAIT2")) {
            compare(kind, CONNECTED);
        }
        for (String kind : List.of("OUTGOING", "UDP_CONNECTED")) {
            compare(kind, List.of("127.0.0.1", "::1"));
        }
        counts.forEach((promise, count) -> System.out.println(promise + ": " + count));
    }

    private void compare(String kind, List<String> places) {
        for (String place : places) {
            for (String options : OPTIONS) {
                for (int user : USERS) {
                    compare(new Made(kind, place, options, user));
                }
            }
        }
    }

    private void compare(Made made) {
        var port = new Port(Integer.parseInt(ask("make " + made.asked())));
        List<SocketEntry> seen = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            if (inventory.glance(protocol, port) instanceof Reading.Read(Inventory read)) {
                seen.addAll(read.entries());
            }
        }
        if (seen.size() != 1) {
            System.out.println(made + " is seen as " + seen);
            return;
        }
        List<Bind> binds = binds();
        var question = new StringBuilder("try " + port + " " + made.asked());
        binds.forEach(bind -> question.append(' ').append(bind.asked()));
        String[] said = ask(question.toString()).split(",");
        for (int i = 0; i < said.length; i++) {
            compare(made, seen.getFirst(), binds.get(i), port, said[i]);
        }
    }

    private static List<Bind> binds() {
        var binds = new ArrayList<Bind>();
        for (Protocol protocol : Protocol.values()) {
            for (String place : ANYWHERE) {
                for (String options : OPTIONS) {
                    for (int user : USERS) {
                        binds.add(new Bind(protocol, place, options, user));
                    }
                }
            }
        }
        return binds;
    }

    private void compare(Made made, SocketEntry socket, Bind bind, Port port, String said) {
        Occupants there = Occupants.at(place(bind, port), bind.protocol(), List.of(socket));
        var user = new Uid(bind.user());
        Set<SocketOption> options = options(bind.options());
        String promise;
        boolean works;
        if (there.isEmpty()) {
            Occupants told =
                    Occupants.ofRefusal(place(bind, port), bind.protocol(), List.of(socket));
            works = told.isEmpty() || said.equals("ok");
            promise = works ? "nothing in the way" : "known by the refusal";
        } else if (Occupants.refuses(socket, options, user)) {
            promise = options.isEmpty() ? "in the way" : "refused for sure";
            works = false;
        } else {
            works = agreed(made, socket, bind);
            promise = works ? "agreed" : "not agreed";
            if (works && !agreedForSure(made, bind)) {
                // the kernel still knows the user of some, and tells it to nobody
                promise = "an orphan of another user";
                works = said.equals("ok");
            }
        }
        if (said.equals(works ? "ok" : "EADDRINUSE")) {
            counts.merge(promise, 1, Integer::sum);
        } else {
            System.out.println(said + ", but " + promise + ": " + bind + " beside " + made);
        }
    }

    /** What the kernel goes by where the options of both sides are known. */
    private static boolean agreed(Made made, SocketEntry socket, Bind bind) {
        boolean byAddress =
                made.options().contains("A")
                        && bind.options().contains("A")
                        && socket.state() != TcpState.LISTEN;
        boolean sameUser = socket.inode() == null || made.user() == bind.user();
        boolean byPort = made.options().contains("P") && bind.options().contains("P") && sameUser;
        return byAddress || byPort;
    }

    private static boolean agreedForSure(Made made, Bind bind) {
        boolean byAddress = made.options().contains("A") && bind.options().contains("A");
        return byAddress || !made.kind().equals("FIN_WAIT2") || made.user() == bind.user();
    }

    private static BindPlace place(Bind bind, Port port) {
        String[] parts = bind.place().replace("#", "").split("%");
        IpAddress address = IpAddressText.parse(parts[0]).orElseThrow();
        boolean wildcard = address.equals(IpAddress.ANY_IPV6);
        return new BindPlace(
                new Endpoint(address, port),
                wildcard ? bind.place().endsWith("#") : null,
                parts.length == 1 ? null : parts[1]);
    }

    private static Set<SocketOption> options(String letters) {
        var options = EnumSet.noneOf(SocketOption.class);
        if (letters.contains("A")) {
            options.add(SocketOption.SO_REUSEADDR);
        }
        if (letters.contains("P")) {
            options.add(SocketOption.SO_REUSEPORT);
        }
        return options;
    }

    private String ask(String question) {
        String id = "answer" + ++asked;
        kernel.send(id + " " + question);
        return kernel.awaitLine("^" + id + " (\\S+)$").group(1);
    }
}
