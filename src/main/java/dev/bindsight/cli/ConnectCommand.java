package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.ConnectMistake;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.probe.TypedConnect;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** {@code connect}: one real connect per address and port. */
final class ConnectCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(
                            this,
                            "connect",
                            "bindsight connect HOST PORT… [--udp] [--ipv4] [--ipv6]",
                            "                         [--from ADDRESS[:PORT]] [--timeout 3s]"
                                    + " [--blocking]",
                            "                         [--count N] [--interval 1s] [--tls] [--head"
                                    + " PATH]",
                            "                         [--control] [--json]")
                    .says("help.connect");

    private final Value<String> host = syntax.word("HOST", "help.connect.host");

    private final Value<List<String>> ports = syntax.words("1..*", "PORT…", "help.connect.port");

    private final Value<Boolean> udp = syntax.udp();
    private final Value<Boolean> ipv4 = syntax.flag("--ipv4", "help.connect.ipv4");
    private final Value<Boolean> ipv6 = syntax.flag("--ipv6", "help.connect.ipv6");

    private final Value<@Nullable String> from =
            syntax.text("--from", "ADDRESS", "help.connect.from");

    private final Value<Duration> timeout =
            syntax.duration("--timeout", ConnectRequest.DEFAULT_TIMEOUT, "help.connect.timeout");

    private final Value<Boolean> blocking = syntax.flag("--blocking", "help.connect.blocking");

    private final Value<@Nullable Integer> count =
            syntax.number("--count", "N", "help.connect.count");

    private final Value<Duration> interval =
            syntax.duration("--interval", Duration.ofSeconds(1), "help.connect.interval");

    private final Value<Boolean> tls = syntax.flag("--tls", "help.connect.tls");

    private final Value<@Nullable String> head = syntax.text("--head", "PATH", "help.connect.head");

    private final Value<Boolean> control = syntax.flag("--control", "help.connect.control");

    private final OutputOption output = new OutputOption(syntax);

    ConnectCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        String port = stage.accepting().toString();
        String silent = stage.unaccepted().toString();
        return List.of(
                List.of("localhost", port),
                List.of("127.0.0.1", port, "--json"),
                List.of("127.0.0.1", silent),
                List.of("127.0.0.1", "1"),
                List.of("127.0.0.1", "1", "--json"),
                List.of("127.0.0.1", "1-99"),
                List.of("127.0.0.1", "1-99", "--json"));
    }

    @Override
    public Integer call() {
        ConnectRequest request = request();
        Integer count = this.count.get();
        if (count != null && count < 1) {
            throw syntax.unfit(Texts.get("cli.free.count"));
        }
        if (count != null && request.ports().size() > 1) {
            throw syntax.wrong(Texts.get("cli.connect.countPorts"));
        }
        var repeats = count == null ? null : new RepeatPlan(count, interval.get());
        try (var interruption = new Interruption()) {
            Backend engine = backend.get();
            WordsAhead.begin();
            return new ConnectAnswer(terminal, engine, output, interruption)
                    .run(request, repeats, control.get())
                    .status();
        }
    }

    private ConnectRequest request() {
        Protocol protocol = udp.get() ? Protocol.UDP : Protocol.TCP;
        var typed =
                new TypedConnect(
                        host.get(),
                        String.join(" ", ports.get()),
                        protocol,
                        families(),
                        from.get(),
                        timeout.get(),
                        blocking.get(),
                        tls.get(),
                        false,
                        head.get());
        return switch (typed.read(name -> backend.get().machine().servicePort(name, protocol))) {
            case TypedConnect.Reading.Read(ConnectRequest request) -> request;
            case TypedConnect.Reading.Wrong(List<ConnectMistake> mistakes) ->
                    throw syntax.wrong(words(mistakes.getFirst()));
        };
    }

    private AddressFamilies families() {
        boolean one = ipv4.get();
        return one == ipv6.get()
                ? AddressFamilies.ANY
                : one ? AddressFamilies.IPV4 : AddressFamilies.IPV6;
    }

    private static String words(ConnectMistake mistake) {
        return switch (mistake) {
            case ConnectMistake.NoHost(String text) -> Texts.get("cli.connect.host", text);
            case ConnectMistake.NoPort(String part) -> Texts.get("cli.connect.port", part);
            case ConnectMistake.NoTimeout _ ->
                    throw new IllegalStateException(
                            "a timeout is converted before it is asked for");
            case ConnectMistake.NoSource(String text) -> Texts.get("cli.connect.from", text);
            case ConnectMistake.SourceOfOtherFamily(String text) ->
                    Texts.get("cli.connect.fromFamily", text);
            case ConnectMistake.NoPath(String text) -> Texts.get("cli.connect.headPath", text);
            case ConnectMistake.TlsOverUdp _ -> Texts.get("cli.connect.tlsUdp");
            case ConnectMistake.HeadOverUdp(String path) -> Texts.get("cli.connect.headPath", path);
        };
    }
}
