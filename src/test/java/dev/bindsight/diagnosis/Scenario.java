package dev.bindsight.diagnosis;

import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.Reporter;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TlsRefusal;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.testbed.ScriptedSocketCalls;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A machine, what is tried on it and what is to be said about it, as a JSON file in {@code
 * src/test/resources/dev/bindsight/diagnosis/scenarios/}: one file per errno and topology. A field
 * that is left out has its usual value; one that is misspelt fails the test.
 *
 * @param about what it shows, as one sentence
 * @param machine what the machine is like
 * @param sockets its sockets
 * @param processes its processes
 * @param answers what the kernel answers where the sockets do not decide it; the first that fits
 * @param bind the bind that is tried, if it is about one
 * @param connect the connect that is tried, if it is about one
 * @param report the error that somebody has, if it is about one
 * @param expect what is to be said; of several addresses about the first that fails
 */
public record Scenario(
        String about,
        Machine machine,
        List<Socket> sockets,
        List<Program> processes,
        List<Answer> answers,
        @Nullable Bind bind,
        @Nullable Connect connect,
        @Nullable Report report,
        Expected expect) {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /** Fills in what is left out. */
    public Scenario {
        machine =
                machine == null
                        ? new Machine(null, List.of(), List.of(), List.of(), null, Map.of())
                        : machine;
        sockets = orEmpty(sockets);
        processes = orEmpty(processes);
        answers = orEmpty(answers);
    }

    /**
     * What the machine is like besides {@link dev.bindsight.testbed.ScriptedMachine}'s own facts.
     *
     * @param uid who Bindsight runs as, 1000 if left out
     * @param capabilities what it may do, such as {@code CAP_KILL}
     * @param addresses more addresses, as {@code 10.0.0.7%eth0}
     * @param lacks what its source leaves out, such as {@code BOUND_ONLY_SOCKETS}
     * @param unreadable the errno that every source refuses with, absent if they answer
     * @param socketUnits the text of each .socket unit of systemd, by its name
     */
    public record Machine(
            @Nullable Long uid,
            List<String> capabilities,
            List<String> addresses,
            List<String> lacks,
            @Nullable String unreadable,
            Map<String, String> socketUnits) {
        /** Fills in what is left out. */
        public Machine {
            capabilities = orEmpty(capabilities);
            addresses = orEmpty(addresses);
            lacks = orEmpty(lacks);
            socketUnits = socketUnits == null ? Map.of() : Map.copyOf(socketUnits);
        }
    }

    /**
     * A socket.
     *
     * @param protocol {@code tcp}, or {@code udp}
     * @param local where it is bound: {@code [::]:3000}
     * @param remote its peer
     * @param state the kernel's name of its state; LISTEN for TCP and CLOSE for UDP if left out
     * @param owner the pid of the process that has it open, absent for none that can be seen
     * @param uid who made it, 1000 if left out
     * @param v6only IPV6_V6ONLY, absent for unknown
     * @param timer the kernel's number of the timer that runs on it (3 ends TIME_WAIT)
     * @param secondsLeft of that timer
     * @param inode whether it has an inode; what the kernel keeps to itself has none
     * @param device the device it is bound to
     * @param options what was set on it before the bind, SO_REUSEADDR if left out
     */
    public record Socket(
            @Nullable String protocol,
            String local,
            @Nullable String remote,
            @Nullable TcpState state,
            @Nullable Integer owner,
            @Nullable Long uid,
            @Nullable Boolean v6only,
            int timer,
            int secondsLeft,
            @Nullable Boolean inode,
            @Nullable String device,
            @Nullable Set<SocketOption> options) {
        /** TCP or UDP. */
        public Protocol transport() {
            return Scenario.protocol(protocol);
        }
    }

    /**
     * A process.
     *
     * @param pid its pid
     * @param command its arguments
     * @param uid its user, 1000 if left out
     * @param directory its working directory
     * @param cgroup its cgroup path
     * @param comm the kernel's name of it, that of its program if left out
     * @param parent the pid of its parent, which stands before it
     * @param hidden whether its descriptors are closed to the user
     */
    public record Program(
            int pid,
            List<String> command,
            @Nullable Long uid,
            @Nullable String directory,
            @Nullable String cgroup,
            @Nullable String comm,
            @Nullable Integer parent,
            boolean hidden) {}

    /**
     * What a call answers.
     *
     * @param call its name: {@code bind}
     * @param address the address it has to be about, absent for any
     * @param belowPort the port it has to be about is lower, absent for any
     * @param errno what it fails with
     * @param number the system's number for it, that of Linux if left out
     * @param once whether that is over after the first time
     */
    public record Answer(
            String call,
            @Nullable String address,
            @Nullable Integer belowPort,
            String errno,
            @Nullable Integer number,
            boolean once) {
        /** The same for the scripted calls. */
        public ScriptedSocketCalls.Failure failure() {
            ErrnoEntry entry = ErrnoReference.standard().named(errno).orElseThrow();
            int linux = Objects.requireNonNull(entry.numbers().get(NumberSpace.LINUX));
            return new ScriptedSocketCalls.Failure(
                    call,
                    address == null ? null : IpAddressText.parse(address).orElseThrow(),
                    belowPort == null ? null : new Port(belowPort),
                    new Errno(errno, number == null ? linux : number),
                    once);
        }
    }

    /**
     * A bind.
     *
     * @param protocol {@code tcp}, or {@code udp}
     * @param local where: {@code 127.0.0.1:3000}
     * @param v6only what IPV6_V6ONLY is set to, absent to leave it alone
     * @param options the options
     */
    public record Bind(
            @Nullable String protocol,
            String local,
            @Nullable Boolean v6only,
            @Nullable Set<SocketOption> options) {
        /** The bind. */
        public BindProbe probe() {
            Endpoint endpoint = ScriptedSocket.endpoint(local);
            return new BindProbe(
                    new BindPlace(endpoint, v6only, null),
                    Scenario.protocol(protocol),
                    options == null ? Set.of() : options);
        }
    }

    /**
     * A connect without TLS that waits for 3 s.
     *
     * @param protocol {@code tcp}, or {@code udp}
     * @param host a name or an address
     * @param addresses what the name resolves to; an address needs none
     * @param error the getaddrinfo(3) code that the name fails with instead
     * @param port the port
     * @param from the source, as {@code 10.0.0.7:5000}; absent to leave it to the kernel
     */
    public record Connect(
            @Nullable String protocol,
            String host,
            List<String> addresses,
            @Nullable String error,
            int port,
            @Nullable String from) {
        /** Fills in what is left out. */
        public Connect {
            addresses = orEmpty(addresses);
        }

        /** The request. */
        public ConnectRequest request() {
            return new ConnectRequest(
                    host,
                    List.of(new Port(port)),
                    Scenario.protocol(protocol),
                    AddressFamilies.ANY,
                    from == null ? null : BindPlace.of(ScriptedSocket.endpoint(from)),
                    ConnectRequest.DEFAULT_TIMEOUT,
                    false,
                    false,
                    false);
        }
    }

    /**
     * An error that somebody has.
     *
     * @param errno its name
     * @param call in the word of who printed it
     * @param host as printed
     * @param port the port
     * @param number as printed
     * @param tls why a handshake failed
     * @param reporter what printed it
     * @param system what that runs on
     * @param text the text it stands in
     * @param command what was run, empty for unknown
     * @param directory where
     */
    public record Report(
            String errno,
            @Nullable String call,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Integer number,
            @Nullable TlsRefusal tls,
            @Nullable String reporter,
            @Nullable NumberSpace system,
            @Nullable String text,
            List<String> command,
            @Nullable String directory) {
        /** Fills in what is left out. */
        public Report {
            command = orEmpty(command);
        }

        /** The error as a reader finds it. */
        public FoundError found() {
            var error =
                    new ReportedError(
                            errno, call, host, port == null ? null : new Port(port), number, tls);
            String words = said();
            return new FoundError(
                    error,
                    reporter == null ? null : new Reporter(reporter, null, system),
                    words,
                    0,
                    words.length(),
                    List.of());
        }

        /** Where it comes from. */
        public ReportOrigin origin() {
            return new ReportOrigin(said(), command, directory);
        }

        private String said() {
            return text == null ? errno : text;
        }
    }

    /**
     * What is to be found, in no language; what is to be said of it stands in {@link
     * ScenarioWords}.
     *
     * @param now whether what was reported is still so; absent where nothing was
     * @param cause the id of the cause; absent if nothing is to be explained
     * @param happened the id of what happened, absent for any
     * @param reason the id of the reason
     * @param evidence each fact with its kind, its id and its values, in order
     * @param offers each offer by its id, with {@code (proven)} or {@code (needs …)} behind it, in
     *     order
     */
    public record Expected(
            ReportFinding.@Nullable Now now,
            @Nullable String cause,
            @Nullable String happened,
            @Nullable String reason,
            List<JsonNode> evidence,
            List<String> offers) {
        /** Fills in what is left out. */
        public Expected {
            evidence = orEmpty(evidence);
            offers = orEmpty(offers);
        }
    }

    /** A document without what only makes it look good. */
    static String compact(String document) {
        return JSON.writeValueAsString(JSON.readTree(document));
    }

    /** The scenarios of a folder, by file name. */
    public static Stream<Path> files(String folder) {
        try {
            var resource = Scenario.class.getResource("scenarios/" + folder);
            try (Stream<Path> files =
                    Files.list(Path.of(Objects.requireNonNull(resource).toURI()))) {
                return files.sorted().toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads one. */
    public static Scenario read(Path file) {
        return JSON.readValue(file.toFile(), Scenario.class);
    }

    private static Protocol protocol(@Nullable String name) {
        return name == null ? Protocol.TCP : Protocol.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
