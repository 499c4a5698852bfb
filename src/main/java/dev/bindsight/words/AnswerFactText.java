package dev.bindsight.words;

import static dev.bindsight.text.DurationText.measured;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.AnswerFact.Again;

import java.time.Duration;

/** What came back for a connect, as one line. */
final class AnswerFactText {
    private AnswerFactText() {}

    static Sentence of(AnswerFact fact) {
        return switch (fact) {
            case AnswerFact.NothingSent _ -> Sentence.of("whyConnect.noWay.nothingSent");
            case AnswerFact.RefusedHere _ -> Sentence.of("whyConnect.forbidden.here");
            case AnswerFact.Answered(Duration after) ->
                    Sentence.of("whyConnect.noWay.after", measured(after));
            case AnswerFact.Refusal(Protocol protocol, Duration after) ->
                    Sentence.of(
                            switch (protocol) {
                                case TCP -> "whyConnect.refused.reset";
                                case UDP -> "whyConnect.refused.icmp";
                            },
                            measured(after));
            case AnswerFact.IcmpCame(IcmpError error, Duration after, boolean isAskedFor) ->
                    isAskedFor
                            ? Sentence.of("whyConnect.icmp.again", icmp(error, after))
                            : icmp(error, after);
            case AnswerFact.SynSent(long times, Duration waited) ->
                    Sentence.of("whyConnect.silent.sent", times, measured(waited));
            case AnswerFact.NothingCame(Duration waited, boolean byClock) ->
                    Sentence.of(
                            byClock ? "whyConnect.silent.clock" : "whyConnect.silent.kernel",
                            measured(waited));
            case AnswerFact.NothingRead(Duration waited) ->
                    Sentence.of("whyConnect.after.waited", measured(waited));
            case AnswerFact.BrokenOff(Syscall call, Errno errno, Duration after) ->
                    Sentence.of("whyConnect.after.resetAfter", call, errno, measured(after));
            case AnswerFact.BothEnds(Endpoint both) ->
                    Sentence.of("whyConnect.after.bothEnds", both);
            case AnswerFact.TriedAgain(Again again) -> Sentence.of(key(again));
            case AnswerFact.ConnectsAgain(BindPlace place) ->
                    Sentence.of("whyConnect.redirected.again", place);
        };
    }

    private static String key(Again again) {
        return switch (again) {
            case WORKS -> "whyConnect.again.works";
            case NOT_REFUSED -> "whyConnect.again.silent";
            case FAILS -> "whyConnect.again.fails";
        };
    }

    private static Sentence icmp(IcmpError error, Duration after) {
        IpAddress sender = error.sender();
        return Sentence.of(
                "whyConnect.icmp.evidence",
                Sentence.of(
                        error.family() == AddressFamily.IPV4
                                ? "whyConnect.icmp.v4"
                                : "whyConnect.icmp.v6"),
                Integer.toString(error.type()),
                Integer.toString(error.code()),
                sender == null ? Sentence.of("whyConnect.icmp.unknown") : sender,
                measured(after));
    }
}
