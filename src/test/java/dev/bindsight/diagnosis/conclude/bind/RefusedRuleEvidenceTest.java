package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.at;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.probe;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.trace;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAFNOSUPPORT;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.EPERM;
import static dev.bindsight.model.ErrnoName.ETIMEDOUT;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Privileges;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Source;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.MachineFact;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** What bears it out that a rule of the kernel or a lack refuses the bind. */
class RefusedRuleEvidenceTest {
    private static final LocalAddress LO = here("127.0.0.1", "lo");
    private static final LocalAddress ETH = here("192.0.2.7", "eth0");

    static Stream<Arguments> facts() {
        List<Fact> privileges =
                List.of(
                        new BindFact.UnprivilegedFrom(new Port(1024)),
                        new MachineFact.OwnPrivileges(new Privileges("ann", 0)));
        List<Fact> unread =
                List.of(
                        new BindFact.UnprivilegedFrom(null),
                        new MachineFact.OwnPrivileges(new Privileges("ann", 0)));
        BindFact looked = new BindFact.Looked(1, Protocol.TCP, new Port(80), Source.PROCFS);
        var other = socket("127.0.0.2:80", "LISTEN");
        return Stream.of(
                arguments(at("127.0.0.1:80").gave(EACCES).unprivilegedFrom(1024), privileges),
                arguments(at("127.0.0.1:80").gave(EPERM).unprivilegedFrom(1024), privileges),
                arguments(at("127.0.0.1:80").gave(EACCES), unread),
                arguments(
                        at("127.0.0.1:80").gave(EACCES, 10_013),
                        List.of(new BindFact.WindowsKeeps())),
                arguments(
                        at("192.0.2.9:80").gave(EADDRNOTAVAIL).having(LO, ETH),
                        List.of(new BindFact.AddressesHere(List.of(LO, ETH)))),
                arguments(at("192.0.2.9:80").gave(EADDRNOTAVAIL), List.of()),
                arguments(at("192.0.2.7:80").gave(EADDRNOTAVAIL).having(ETH), List.of()),
                arguments(at("[::1]:80").gave(EAFNOSUPPORT), List.of()),
                arguments(at("127.0.0.1:80").gave(EMFILE), List.of()),
                arguments(at("127.0.0.1:80").gave(EINVAL), List.of()),
                arguments(at("127.0.0.1:*").gave(EADDRINUSE), List.of()),
                arguments(at("127.0.0.1:80").gave(ETIMEDOUT), List.of()),
                arguments(
                        at("127.0.0.1:80").gave(EADDRINUSE).blind(),
                        List.of(new BindFact.NoSource(List.of(ObservedBind.refusal())))),
                arguments(
                        at("127.0.0.1:80").gave(EADDRINUSE).seeing(other).again(false),
                        List.of(looked, new BindFact.Again(false))),
                arguments(
                        at("127.0.0.1:80")
                                .gave(EADDRINUSE)
                                .seeing(other)
                                .lacking(Coverage.Lack.BOUND_ONLY_SOCKETS),
                        List.of(looked, new BindFact.ListsNoBound(Source.PROCFS))),
                arguments(
                        at("127.0.0.1:80").leftOut(Syscall.LISTEN).seeing(other), List.of(looked)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void whatBearsItOutIsTold(ObservedBind bind, List<Fact> facts) {
        assertThat(BindConclusions.of(bind.found()).evidence())
                .extracting(Evidence::fact)
                .isEqualTo(facts);
    }

    @Test
    void theSecondTryIsEvidenceWithItsCalls() {
        assertThat(BindConclusions.of(at("127.0.0.1:80").gave(EADDRINUSE).again(true).found()))
                .extracting(each -> each.evidence().getLast())
                .isEqualTo(
                        new Evidence(
                                Evidence.Kind.TRIED_AND_WORKED,
                                new BindFact.Again(true),
                                null,
                                trace(probe("127.0.0.1:80"))));
        assertThat(BindConclusions.of(at("127.0.0.1:80").gave(EADDRINUSE).again(false).found()))
                .extracting(each -> each.evidence().getLast().kind())
                .isEqualTo(Evidence.Kind.TRIED_IN_VAIN);
    }

    @Test
    void whatHappenedIsTheCallThatFailedOrWasNotMade() {
        assertThat(happened(at("127.0.0.1:80").gave(EACCES)))
                .isEqualTo(new Happened.Refused(Syscall.BIND, new Errno(EACCES, 1)));
        assertThat(happened(at("127.0.0.1:80").leftOut(Syscall.LISTEN)))
                .isEqualTo(new Happened.NotTried(Syscall.LISTEN, true));
        var listener = socket("127.0.0.1:80", "LISTEN");
        assertThat(happened(at("127.0.0.1:80").leftOut(Syscall.LISTEN, listener)))
                .isEqualTo(new Happened.NotTried(Syscall.LISTEN, false));
        assertThatThrownBy(() -> happened(at("127.0.0.1:80")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What an error means that was never tried here is concluded as if it had been. */
    @ParameterizedTest
    @EnumSource(names = {"EACCES", "EADDRINUSE", "EMFILE", "EINVAL", "EAFNOSUPPORT"})
    void anErrorThatSomebodyHasIsConcludedFromLikeAnAttempt(ErrnoName errno) {
        BindExplanation reported =
                BindConclusions.of(at("127.0.0.1:80").gave(errno).reported().found());
        BindExplanation attempted = BindConclusions.of(at("127.0.0.1:80").gave(errno).found());

        assertThat(reported)
                .usingRecursiveComparison()
                .ignoringFields("happened")
                .isEqualTo(attempted);
        assertThat(reported.happened())
                .isEqualTo(new Happened.Reported(null, errno.name(), refused(errno), null, true));
    }

    /** No text names a call here: of what bind alone gives a server it is told all the same. */
    private static @Nullable Syscall refused(ErrnoName errno) {
        return errno == ErrnoName.EACCES || errno == ErrnoName.EADDRINUSE ? Syscall.BIND : null;
    }

    private static Happened happened(ObservedBind bind) {
        return BindConclusions.of(bind.found()).happened();
    }

    private static LocalAddress here(String address, String device) {
        return new LocalAddress(address(address), device);
    }

    private static IpAddress address(String text) {
        return IpAddressText.parse(text).orElseThrow();
    }
}
