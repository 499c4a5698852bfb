package dev.bindsight.diagnosis.bind;

import static dev.bindsight.diagnosis.bind.BindBench.tcp;

import dev.bindsight.diagnosis.SaidDiagnosis;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Probe.BindProbe;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Run in a {@link dev.bindsight.testbed.Sandbox}: makes the cases that its arguments name and
 * prints what is said of each, as {@code case, part, text} with tabs between.
 */
final class RestrictedBinds {

    private final BindBench bench;

    private RestrictedBinds(BindBench bench) {
        this.bench = bench;
    }

    public static void main(String[] arguments) throws Exception {
        try (var bench = new BindBench()) {
            var binds = new RestrictedBinds(bench);
            for (String name : arguments) {
                binds.run(name);
            }
        }
    }

    private void run(String name) throws Exception {
        switch (name) {
            case "privileged" -> tell(name, tcp("127.0.0.1", 80));
            case "hidden" -> tell(name, tcp("127.0.0.1", 5432));
            case "elsewhere" -> tell(name, tcp("203.0.113.9", 8080));
            case "scopeless" -> tell(name, tcp("fe80::1", 8080));
            case "noIpv6" -> tell(name, tcp("::1", 8080));
            case "tentative" -> tell(name, tcp("fd00::9", 8080));
            case "bound" -> bound(name);
            case "outgoing" -> outgoing(name);
            case "exhausted" -> exhausted(name);
            case "descriptors" -> descriptors(name);
            default -> throw new IllegalArgumentException(name);
        }
    }

    private void bound(String name) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            tell(name, tcp("127.0.0.1", socket.getLocalPort()));
        }
    }

    private void outgoing(String name) throws IOException {
        try (var server = new ServerSocket(9000, 1, InetAddress.getByName("127.0.0.1"));
                var client = new Socket(InetAddress.getByName("127.0.0.1"), 9000)) {
            tell(name, tcp("127.0.0.1", client.getLocalPort()));
            server.accept().close();
        }
    }

    private void exhausted(String name) throws IOException {
        var taken = new ArrayList<Socket>();
        try {
            for (int port : List.of(40_000, 40_001)) {
                var socket = new Socket();
                taken.add(socket);
                socket.bind(new InetSocketAddress("127.0.0.1", port));
            }
            tell(name, tcp("127.0.0.1", 0));
        } finally {
            for (Socket socket : taken) {
                socket.close();
            }
        }
    }

    /** A class is a file too, so all are loaded while files can still be opened. */
    private void descriptors(String name) throws Exception {
        loadEverything();
        bench.diagnose(tcp("203.0.113.9", 8080));
        var taken = new ArrayList<InputStream>();
        SaidDiagnosis said = null;
        try {
            while (said == null) {
                taken.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            said = SaidDiagnosis.of(bench.find(tcp("127.0.0.1", 8080)).diagnosis());
        } finally {
            for (InputStream each : taken) {
                each.close();
            }
        }
        print(name, said);
    }

    private static void loadEverything() throws Exception {
        Path classes =
                Path.of(Cause.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path = classes.relativize(file).toString();
                boolean engine =
                        path.matches(
                                "dev/bindsight/(model|diagnosis|errno|inventory|occupancy|probe|platform|text|words)"
                                    + "/.*\\.class");
                if (engine && !path.contains("package-info")) {
                    Class.forName(path.replace(".class", "").replace('/', '.'));
                }
            }
        }
    }

    private void tell(String name, BindProbe probe) {
        print(name, SaidDiagnosis.of(bench.find(probe).diagnosis()));
    }

    private static void print(String name, SaidDiagnosis said) {
        line(name, "cause", String.valueOf(said.cause()));
        line(name, "happened", String.valueOf(said.happened()));
        line(name, "summary", String.valueOf(said.summary()));
        said.evidence().forEach(each -> line(name, "evidence", each));
        said.offers().forEach(each -> line(name, "offer", each));
    }

    private static void line(String name, String part, String text) {
        System.out.println(name + "\t" + part + "\t" + text);
    }
}
