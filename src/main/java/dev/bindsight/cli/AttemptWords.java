package dev.bindsight.cli;

import dev.bindsight.cli.StyledText.Piece;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.AttemptTime;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ResolverCodeText;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was tried and how it ended, on one line: {@code bind 127.0.0.1:3000 → EADDRINUSE (98)}. */
final class AttemptWords {
    private static final String ARROW = " → ";

    private final Terminal terminal;

    /** As wide as the terminal, and in its colours. */
    AttemptWords(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The line, in more than one where the terminal is too narrow for it. */
    List<String> heading(Finding finding) {
        Attempt attempt = finding.attempt();
        return new StyledText(
                        List.of(
                                new Piece(tried(attempt.probe()) + ARROW, terminal::bold),
                                new Piece(
                                        outcome(finding),
                                        finding.holds() ? terminal::good : terminal::bad),
                                new Piece(", " + AttemptTime.full(attempt), terminal::faint)))
                .lines(terminal.columns());
    }

    private static String tried(Probe probe) {
        String call = probe instanceof BindProbe ? "bind " : "connect ";
        String udp = probe.protocol() == Protocol.UDP ? "udp " : "";
        return call + udp + place(probe) + with(probe);
    }

    private static BindPlace place(Probe probe) {
        return switch (probe) {
            case BindProbe bind -> bind.place();
            case ConnectProbe connect -> connect.place();
        };
    }

    private static String with(Probe probe) {
        return switch (probe) {
            case BindProbe bind -> {
                boolean v6only = Boolean.TRUE.equals(bind.place().v6only());
                String options =
                        Stream.of(SocketOption.values())
                                .filter(each ->
                                        bind.options().contains(each)
                                                || each == SocketOption.IPV6_V6ONLY && v6only)
                                .map(SocketOption::name)
                                .collect(Collectors.joining(", "));
                yield options.isEmpty() ? "" : Texts.get("cli.finding.with", options);
            }
            case ConnectProbe connect ->
                    connect.source() == null
                            ? ""
                            : Texts.get("cli.finding.from", connect.source().toString());
        };
    }

    /** How it ended with what came after it, in as few words as can be. */
    static String outcome(Finding finding) {
        Exchange exchange = finding.exchange();
        Diagnosis diagnosis = finding.diagnosis();
        if (!finding.attempt().ok()) {
            return outcome(finding.attempt());
        }
        if (exchange != null && exchange.broken() != null) {
            return Texts.get("cli.finding.broken", exchange.broken().toString());
        }
        if (exchange != null && !exchange.holds()) {
            return exchange.tls() == null || exchange.head() != null
                    ? Texts.get("connect.outcome.noHttp")
                    : Texts.get("connect.outcome.noTls");
        }
        if (exchange != null && !exchange.distrust().isEmpty()) {
            return Texts.get("cli.finding.untrusted");
        }
        if (diagnosis != null && diagnosis.cause() instanceof Cause.SelfConnected) {
            return Texts.get("cli.finding.self");
        }
        return outcome(finding.attempt());
    }

    /** How it ended, in as few words as can be. */
    static String outcome(Attempt attempt) {
        return switch (attempt.outcome()) {
            case Outcome.Worked _ -> worked(attempt.probe());
            case Outcome.Refused(Syscall syscall, Errno errno, DecidedBy by) -> {
                boolean expected = syscall == expected(attempt.probe());
                String what = expected ? errno.toString() : syscall.label() + ": " + errno;
                yield by == DecidedBy.TIMEOUT
                        ? Texts.get("cli.finding.timeout", errno.toString())
                        : what;
            }
            case Outcome.Unresolved(String _, EaiCode code) -> ResolverCodeText.of(code);
            case Outcome.Cancelled _ -> Texts.get("connect.outcome.cancelled");
            case Outcome.NotTried(Syscall syscall, var _) ->
                    Texts.get("cli.finding.notTried", syscall.label());
        };
    }

    /** The same of a bind without the number of its errno, which would make a grid too wide. */
    static String brief(Attempt attempt) {
        if (!(attempt.outcome() instanceof Outcome.Refused(Syscall syscall, Errno errno, var _))) {
            return outcome(attempt);
        }
        return syscall == expected(attempt.probe())
                ? errno.name()
                : syscall.label() + ": " + errno.name();
    }

    private static Syscall expected(Probe probe) {
        return probe instanceof BindProbe ? Syscall.BIND : Syscall.CONNECT;
    }

    private static String worked(Probe probe) {
        if (probe instanceof BindProbe) {
            return Texts.get("bind.result.ok");
        }
        return Texts.get(
                probe.protocol() == Protocol.TCP
                        ? "connect.outcome.connected"
                        : "cli.finding.notRefused");
    }

    /** Where the socket was in the end. */
    String local(Attempt attempt, Endpoint local) {
        return attempt.probe() instanceof BindProbe
                ? Texts.get("cli.finding.given", local.port().toString())
                : Texts.get("cli.finding.local", local.toString());
    }
}
