package dev.bindsight.words;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.text.DurationText;

import java.time.Duration;
import java.util.Optional;

/** What happened and why, in words. */
public final class DiagnosisText {
    private static final String RESOLVER = "getaddrinfo";

    private DiagnosisText() {}

    /** Why, as one or two sentences that name the socket, process or setting. */
    public static Sentence summary(Diagnosis diagnosis) {
        return ReasonText.of(diagnosis.reason());
    }

    /** What happened, as one sentence: what the errno means for the very call, mostly. */
    public static Sentence happened(Diagnosis diagnosis) {
        return switch (diagnosis.happened()) {
            case Happened.Refused(Syscall call, Errno errno) ->
                    meaning(call.label(), errno.name(), errno.toString());
            case Happened.NotTried(Syscall call, boolean blind) ->
                    Sentence.of(blind ? "bindcause.notTried.blind" : "bindcause.notTried", call);
            case Happened.NoAnswer(Duration waited) ->
                    Sentence.of("whyConnect.happened.clock", DurationText.measured(waited));
            case Happened.Connected _ -> Sentence.of("whyConnect.after.made");
            case Happened.Sent _ -> Sentence.of("whyConnect.silent.udpSent");
            case Happened.BoundBesideAnAnswer _ -> Sentence.of("whyConnect.redirected.bound");
            case Happened.Reported reported -> of(reported);
            case Happened.HandshakeReported(var why) -> Sentence.of("report.tls." + why);
            case Happened.NameUnresolved(EaiCode code) ->
                    meaning(RESOLVER, code.name(), ResolverCodeText.of(code));
            case Happened.NameUnanswered(Duration waited) ->
                    Sentence.of("whyConnect.name.happenedClock", DurationText.measured(waited));
        };
    }

    /** What a program says, and what that means for the call that the kernel refused. */
    private static Sentence of(Happened.Reported said) {
        String call = said.call();
        String errno = said.errno();
        if (errno == null) {
            return call == null
                    ? Sentence.of("report.untold")
                    : Sentence.of("report.untold.call", new Span.Code(call));
        }
        Syscall refused = said.refused();
        String failed = refused != null ? refused.label() : call == null ? "" : call;
        // what it means is told of sockets with a port
        Sentence meaning = meaning(said.hasPort() ? failed : "", errno, errno);
        if (refused == null || call == null) {
            return meaning;
        }
        var word = new Span.Code(call);
        String reporter = said.reporter();
        return (reporter == null
                        ? Sentence.of("report.otherCall", word, refused)
                        : Sentence.of("report.otherCall.of", reporter, word, refused))
                .then(meaning);
    }

    /** From the reference; the words of strerror(3) where it has none for this call. */
    private static Sentence meaning(String call, String name, String shown) {
        Optional<ErrnoEntry> entry = ErrnoReference.standard().named(name);
        return entry.flatMap(found -> meaning(found, call))
                .map(Sentence::plain)
                .or(() -> entry.map(it -> Sentence.of("diagnosis.message", it.message())))
                .orElseGet(() ->
                        call.isEmpty()
                                ? Sentence.of("diagnosis.message", shown)
                                : Sentence.of("diagnosis.unknownErrno", call, shown));
    }

    private static Optional<String> meaning(ErrnoEntry entry, String call) {
        // a look-up is one whatever word a program has for it
        String asked = entry.isResolverCode() ? RESOLVER : call;
        return entry.calls().stream()
                .filter(each -> each.call().equals(asked))
                .map(CallMeaning::meaning)
                .findFirst();
    }
}
