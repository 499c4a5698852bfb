package dev.bindsight.words;

import dev.bindsight.model.fact.ReportFact;

/** The number of an errno as a program printed it, and whose number that is. */
final class NumberOfErrnoText {
    private NumberOfErrnoText() {}

    /** {@code 10061 is the number that Windows has for ECONNREFUSED; here it is 111}. */
    static Sentence of(ReportFact.Numbered printed) {
        String number = Integer.toString(printed.number());
        var errno = new Span.ErrnoSpan(printed.errno());
        Integer here = printed.here();
        if (here == null) {
            return Sentence.of("report.fact.numbered.only", number, printed.system(), errno);
        }
        return here == -printed.number()
                ? Sentence.of(
                        "report.fact.negated", number, errno, here.toString(), printed.system())
                : Sentence.of(
                        "report.fact.numbered", number, printed.system(), errno, here.toString());
    }
}
