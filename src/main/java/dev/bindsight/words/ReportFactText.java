package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.ReportFact;
import dev.bindsight.model.fact.ReportFact.TwiceBinder;

import org.jspecify.annotations.Nullable;

/** What bears out what is said of a reported error, as one line. */
final class ReportFactText {
    private ReportFactText() {}

    static Sentence of(ReportFact fact) {
        return switch (fact) {
            case ReportFact.TriedNow(Syscall call, var _, @Nullable Errno errno) ->
                    errno == null
                            ? Sentence.of("report.fact.triedNow.works", call)
                            : Sentence.of("report.fact.triedNow", call, errno);
            case ReportFact.Numbered numbered -> NumberOfErrnoText.of(numbered);
            case ReportFact.PrintedElsewhere(String system) ->
                    Sentence.of("report.fact.elsewhere", system);
            case ReportFact.MayBindTwice(TwiceBinder server, BindPlace place) ->
                    switch (server) {
                        case NGINX ->
                                Sentence.of("report.fact.twice.nginx", place.endpoint().port());
                        case APACHE ->
                                Sentence.of("report.fact.twice.apache", place.endpoint().port());
                        case OTHER ->
                                Sentence.of(
                                        place.endpoint().address().isWildcard()
                                                ? "report.fact.twice.everywhere"
                                                : "report.fact.twice");
                    };
        };
    }
}
