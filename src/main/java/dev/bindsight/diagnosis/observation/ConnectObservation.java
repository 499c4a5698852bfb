package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Refuser;
import dev.bindsight.occupancy.ActiveOpens;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One connect that is to be explained, the machine at that time, and what has been looked at since.
 *
 * @param subject the attempt, or the error that somebody has
 * @param exchange what came over the connection, absent for nothing
 * @param probe the connect that was made, or that would be made to see for oneself
 * @param here the machine
 * @param last what was looked at last, absent for nothing
 */
public record ConnectObservation(
        ObservationSubject subject,
        @Nullable Exchange exchange,
        ConnectProbe probe,
        Surroundings here,
        @Nullable Answer last) {
    /** What the kernel decides by itself takes far less, on a loaded machine too. */
    private static final Duration INSTANT = Duration.ofMillis(10);

    /** An observation for which nothing was looked at yet. */
    public ConnectObservation(Attempt attempt, @Nullable Exchange exchange, Surroundings here) {
        this(
                new ObservationSubject.Attempted(attempt),
                exchange,
                (ConnectProbe) attempt.probe(),
                here,
                null);
    }

    /**
     * What came of a look.
     *
     * @param before what was looked at before it
     */
    public record Answer(Look<?> look, Object result, @Nullable Answer before) {}

    /** The same with what came of one more look. */
    public <R> ConnectObservation with(Look<R> look, R result) {
        return new ConnectObservation(
                subject, exchange, probe, here, new Answer(look, result, last));
    }

    /** What follows from a look, which is to be made first where it was not. */
    public <R> Conclusion after(Look<R> look, Function<R, Conclusion> then) {
        Optional<R> result = of(look);
        return result.isPresent() ? then.apply(result.get()) : look;
    }

    /** What follows from who takes the packets first; of this machine itself that is nobody. */
    public Conclusion afterFirstHop(Function<Optional<NextHop>, Conclusion> then) {
        return isLocal() ? then.apply(Optional.empty()) : after(new Look.FirstHop(), then);
    }

    /** What follows from several trials, made one after the other. */
    public Conclusion afterTrials(
            List<ConnectProbe> probes, Function<List<Optional<Attempt>>, Conclusion> then) {
        var tried = new ArrayList<Optional<Attempt>>();
        for (ConnectProbe each : probes) {
            var trial = new Look.Trial(each);
            Optional<Optional<Attempt>> made = of(trial);
            if (made.isEmpty()) {
                return trial;
            }
            tried.add(made.get());
        }
        return then.apply(tried);
    }

    /**
     * The sockets that were looked at, with the owners of what was found in other network
     * namespaces; absent where none were or no source answered.
     */
    public @Nullable Inventory seen() {
        Optional<OpenAgain> open = of(new Look.Open()).flatMap(each -> each);
        Inventory seen =
                open.map(OpenAgain::sockets)
                        .or(() -> of(new Look.Sockets()))
                        .or(() -> of(new Look.Glance()))
                        .map(SeenSockets::inventory)
                        .orElse(null);
        return seen == null
                ? null
                : of(new Look.Namespaces(probe.protocol(), endpoint().port()))
                        .map(beyond -> beyond.with(seen))
                        .orElse(seen);
    }

    /** What came of a look; empty where it was not made. */
    @SuppressWarnings("unchecked") // with() takes a result of the look's own type
    public <R> Optional<R> of(Look<R> look) {
        for (Answer each = last; each != null; each = each.before()) {
            if (each.look().equals(look)) {
                return Optional.of((R) each.result());
            }
        }
        return Optional.empty();
    }

    /** To where. */
    public Endpoint endpoint() {
        return probe.endpoint();
    }

    /** To where, with the interface of a link-local address: what a text names. */
    public BindPlace place() {
        return probe.place();
    }

    /** Whether the destination is this machine itself. */
    public boolean isLocal() {
        return here.isLocal(endpoint().address());
    }

    /** Whether it is UDP. */
    public boolean isUdp() {
        return probe.protocol() == Protocol.UDP;
    }

    /** Whether Bindsight's own clock ended it. */
    public boolean endedByClock() {
        return refused().map(Outcome.Refused::by).filter(DecidedBy.TIMEOUT::equals).isPresent();
    }

    private Optional<Outcome.Refused> refused() {
        return subject.attempted()
                .map(Attempt::outcome)
                .filter(Outcome.Refused.class::isInstance)
                .map(Outcome.Refused.class::cast);
    }

    /** Where the socket was connected from, absent where that is not known. */
    public @Nullable Endpoint local() {
        return subject.attempted().map(Attempt::local).orElse(null);
    }

    /** The calls that were made for it, in order. */
    public List<TracedCall> trace() {
        return subject.attempted().map(Attempt::trace).orElse(List.of());
    }

    /** The ICMP error that the kernel kept, absent for none. */
    public @Nullable IcmpError icmp() {
        return subject.attempted().map(each -> each.wire().icmp()).orElse(null);
    }

    /** Whether something came back for a datagram. */
    public boolean isAnswered() {
        return subject.attempted().map(Attempt::isAnswered).orElse(false);
    }

    /**
     * Tells which connections this machine opened.
     *
     * @param range the ports that its kernel picks from, absent where that is not known
     */
    public ActiveOpens opens(SeenSockets sockets, @Nullable EphemeralPorts range) {
        return new ActiveOpens(range, here::isLocal, sockets::on);
    }

    /** Who refused. */
    public Refuser refuser() {
        Optional<Outcome.Refused> refused = refused();
        if (refused.isEmpty()) {
            return Refuser.UNTOLD;
        }
        Optional<TracedCall> call =
                trace().stream()
                        .filter(each -> each.syscall() == Syscall.CONNECT)
                        .filter(each ->
                                each.result()
                                        .equals(new SyscallResult.Failed(refused.get().errno())))
                        .findFirst();
        if (call.isEmpty()) {
            return Refuser.NETWORK;
        }
        if (!probe.blocking() || here.ways().leadsNowhere(endpoint().address())) {
            return Refuser.HERE;
        }
        boolean instant = call.get().duration().compareTo(INSTANT) < 0;
        return instant ? Refuser.UNTOLD : Refuser.NETWORK;
    }

    /** How often a SYN was sent again, where the kernel told. */
    public OptionalLong retransmits() {
        return trace().stream()
                .filter(call -> call.syscall() == Syscall.GETSOCKOPT)
                .filter(call -> call.arguments().contains(Arg.Told.RETRANSMITS))
                .map(TracedCall::result)
                .filter(SyscallResult.Returned.class::isInstance)
                .mapToLong(result -> ((SyscallResult.Returned) result).value())
                .findFirst();
    }

    /** How long it took from connect(2) to the decision. */
    public Duration untilDecided() {
        return trace().stream()
                .filter(call -> call.syscall() == Syscall.CONNECT || call.syscall() == Syscall.POLL)
                .map(TracedCall::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
