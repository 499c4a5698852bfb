package dev.bindsight.cli;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Families;
import dev.bindsight.probe.PortList;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code connect}: one real connect per address and port. */
@Command(
        name = "connect",
        customSynopsis = {
            "bindsight connect HOST PORT… [--udp] [--ipv4] [--ipv6]",
            "                         [--from ADDRESS[:PORT]] [--timeout 3s] [--blocking]",
            "                         [--count N] [--interval 1s] [--tls] [--head PATH]",
            "                         [--control] [--json]"
        },
        description = {"Connects to every address of a host, and explains what fails.", ""},
        sortOptions = false)
final class ConnectCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "HOST", description = "A name or an address.")
    private String host = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PORT…",
            hideParamSyntax = true,
            description = "443, https, 22,80, 8000-8010.")
    private List<String> ports = new ArrayList<>();

    @Option(names = "--udp", description = "UDP instead of TCP.")
    private boolean udp;

    @Option(names = "--ipv4", description = "Only its IPv4 addresses.")
    private boolean ipv4;

    @Option(names = "--ipv6", description = "Only its IPv6 addresses.")
    private boolean ipv6;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "Bind the socket here first: 127.0.0.2, ::1, 127.0.0.2:4000, [::1]:4000.")
    private @Nullable String from;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long each connect may take: 700ms, 3s, 1m. Default: 3s.")
    private Duration timeout = ConnectRequest.DEFAULT_TIMEOUT;

    @Option(
            names = "--blocking",
            description = "Let connect(2) itself wait, instead of poll(2) behind it.")
    private boolean blocking;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Connect so often, and tell the times. Takes one port.")
    private @Nullable Integer count;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "From one of these to the next. Default: 1s.")
    private Duration interval = Duration.ofSeconds(1);

    @Option(names = "--tls", description = "Shake hands and show the certificate.")
    private boolean tls;

    @Option(
            names = "--head",
            paramLabel = "PATH",
            description = "Ask for /PATH by one HTTP HEAD, and tell status, server and time.")
    private @Nullable String head;

    @Option(
            names = "--control",
            description = "Compare what fails with another port of the host, and the gateway.")
    private boolean control;

    @Mixin private OutputOption output;

    ConnectCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public Integer call() {
        ConnectRequest request = request();
        if (count != null && count < 1) {
            throw wrong(Texts.get("cli.free.count"));
        }
        if (count != null && request.ports().size() > 1) {
            throw wrong(Texts.get("cli.connect.countPorts"));
        }
        var repeats = count == null ? null : new ConnectRun.Repeats(count, interval);
        try (var interruption = new Interruption()) {
            return new ConnectRun(terminal, backend.get(), output, interruption)
                    .run(request, repeats, control)
                    .status();
        }
    }

    private ConnectRequest request() {
        Protocol protocol = udp ? Protocol.UDP : Protocol.TCP;
        if (udp && tls) {
            throw wrong(Texts.get("cli.connect.tlsUdp"));
        }
        if (head != null && (udp || !ConnectRequest.isPath(head))) {
            throw wrong(Texts.get("cli.connect.headPath", head));
        }
        BindPlace source = source();
        return new ConnectRequest(
                HostText.parse(host).orElseThrow(() -> wrong(Texts.get("cli.connect.host", host))),
                ports(protocol),
                protocol,
                families(source),
                source,
                timeout,
                blocking,
                tls,
                false,
                head);
    }

    private List<Port> ports(Protocol protocol) {
        String text = String.join(" ", ports);
        return switch (PortList.parse(
                text, name -> backend.get().machine().servicePort(name, protocol))) {
            case PortList.Ports(List<Port> found) -> found;
            case PortList.Unreadable(String part) ->
                    throw wrong(Texts.get("cli.connect.port", part));
        };
    }

    private @Nullable BindPlace source() {
        return from == null
                ? null
                : HostText.source(from)
                        .orElseThrow(() -> wrong(Texts.get("cli.connect.from", from)));
    }

    /** A socket that is bound first can reach the family of its address alone. */
    private Families families(@Nullable BindPlace source) {
        Families asked = ipv4 == ipv6 ? Families.ANY : ipv4 ? Families.IPV4 : Families.IPV6;
        if (source == null) {
            return asked;
        }
        boolean fromIpv4 = source.endpoint().address().family() == AddressFamily.IPV4;
        Families possible = fromIpv4 ? Families.IPV4 : Families.IPV6;
        if (asked != Families.ANY && asked != possible) {
            throw wrong(Texts.get("cli.connect.fromFamily", String.valueOf(from)));
        }
        return possible;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
