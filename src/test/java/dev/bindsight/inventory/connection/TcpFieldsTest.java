package dev.bindsight.inventory.connection;

import static dev.bindsight.model.TcpInfoField.ADVMSS;
import static dev.bindsight.model.TcpInfoField.CA_STATE;
import static dev.bindsight.model.TcpInfoField.DATA_SEGS_IN;
import static dev.bindsight.model.TcpInfoField.DATA_SEGS_OUT;
import static dev.bindsight.model.TcpInfoField.DELIVERED;
import static dev.bindsight.model.TcpInfoField.RCV_MSS;
import static dev.bindsight.model.TcpInfoField.RCV_SPACE;
import static dev.bindsight.model.TcpInfoField.RCV_SSTHRESH;
import static dev.bindsight.model.TcpInfoField.RCV_WSCALE;
import static dev.bindsight.model.TcpInfoField.SEGS_IN;
import static dev.bindsight.model.TcpInfoField.SND_SSTHRESH;
import static dev.bindsight.model.TcpInfoField.SND_WSCALE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is told of the one connection that somebody looks at is what {@code ss -i} tells of it. */
class TcpFieldsTest {
    private static final byte[] PAYLOAD = new byte[40_000];
    private static final Pattern WORD = Pattern.compile("(\\w+):(\\d+)(?:,(\\d+))?");

    @Test
    void everyFieldIsThatOfTheKernel() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 1, loopback);
                var client = new Socket(loopback, server.getLocalPort());
                Socket accepted = server.accept();
                var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            client.getOutputStream().write(PAYLOAD);
            accepted.getInputStream().readNBytes(PAYLOAD.length);
            accepted.getOutputStream().write(PAYLOAD, 0, 10_000);
            client.getInputStream().readNBytes(10_000);
            var inspector = new SocketInspector(platform, engine);
            SocketEntry socket = entry(engine, client.getLocalPort());

            // an acknowledgement may still be on its way
            Eventually.holds(
                    "what ss tells",
                    () -> {
                        Map<String, Long> told = ss(client.getLocalPort());
                        Map<TcpInfoField, Long> fields = inspector.tcpFields(socket);
                        return !told.isEmpty() && told.equals(asSs(fields, told));
                    });

            Map<TcpInfoField, Long> fields = inspector.tcpFields(socket);
            assertThat(fields.get(CA_STATE)).isZero();
            assertThat(fields.get(SND_SSTHRESH)).isEqualTo(TcpInfoField.NO_LIMIT_YET);
            assertThat(fields.get(DATA_SEGS_OUT)).isPositive();
        }
    }

    @Test
    void nothingIsToldOfWhatIsGone() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system());
                var server = new ServerSocket(0, 1, loopback)) {
            SocketEntry gone;
            try (var client = new Socket(loopback, server.getLocalPort());
                    Socket accepted = server.accept()) {
                // its close resets the connection, so that nothing of it is left
                accepted.setSoLinger(true, 0);
                gone = entry(engine, client.getLocalPort());
            }
            assertThat(new SocketInspector(platform, engine).tcpFields(gone)).isEmpty();
        }
    }

    private static SocketEntry entry(LiveInventory engine, int port) {
        var reading = (Reading.Read) engine.look(SocketQuery.ALL);
        return reading.inventory().entries().stream()
                .filter(each -> each.local().port().number() == port && each.remote() != null)
                .findFirst()
                .orElseThrow();
    }

    /** The words of {@code ss -ti} that are fields, of the socket with a local port. */
    private static Map<String, Long> ss(int port) {
        String line;
        try {
            Process ss =
                    new ProcessBuilder("ss", "-tinHO", "state", "established", "sport = :" + port)
                            .redirectErrorStream(true)
                            .start();
            line = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var told = new HashMap<String, Long>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String name = word.group(1);
            if (name.equals("wscale")) {
                told.put("wscale", Long.parseLong(word.group(2)));
                told.put("wscale,", Long.parseLong(word.group(3)));
            } else if (FIELDS.containsKey(name)) {
                told.put(name, Long.parseLong(word.group(2)));
            }
        }
        return told;
    }

    private static final Map<String, TcpInfoField> FIELDS =
            Map.ofEntries(
                    Map.entry("wscale", SND_WSCALE),
                    Map.entry("wscale,", RCV_WSCALE),
                    Map.entry("rcvmss", RCV_MSS),
                    Map.entry("advmss", ADVMSS),
                    Map.entry("segs_in", SEGS_IN),
                    Map.entry("data_segs_in", DATA_SEGS_IN),
                    Map.entry("data_segs_out", DATA_SEGS_OUT),
                    Map.entry("delivered", DELIVERED),
                    Map.entry("rcv_space", RCV_SPACE),
                    Map.entry("rcv_ssthresh", RCV_SSTHRESH));

    private static Map<String, Long> asSs(Map<TcpInfoField, Long> fields, Map<String, Long> told) {
        var words = new HashMap<String, Long>();
        FIELDS.forEach((word, field) -> {
            if (told.containsKey(word) && fields.containsKey(field)) {
                words.put(word, fields.get(field));
            }
        });
        return words;
    }
}
