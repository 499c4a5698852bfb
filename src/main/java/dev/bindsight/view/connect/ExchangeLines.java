package dev.bindsight.view.connect;

import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.Certificate;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.words.HeadText;
import dev.bindsight.words.TlsText;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What came over a connection, in words. */
final class ExchangeLines {
    private ExchangeLines() {}

    /**
     * One fact.
     *
     * @param name what it is about
     * @param value the fact
     * @param tone whether it is good
     * @param bytes whether the value is what the server sent
     */
    record Line(String name, String value, Tone tone, boolean bytes) {}

    /** The facts, in the order they happened. */
    static List<Line> of(Exchange exchange, Instant now) {
        var lines = new ArrayList<Line>();
        switch (exchange.tls()) {
            case Tls.Established tls -> established(tls, now, lines);
            case Tls.Failed(TlsFailure failure, Duration _) ->
                    lines.add(plain("connect.tls.name", TlsText.of(failure), Tone.REFUSED));
            case Tls.Silent(Duration elapsed) ->
                    lines.add(
                            plain(
                                    "connect.tls.name",
                                    Texts.get("connect.tls.silent", DurationText.measured(elapsed)),
                                    Tone.REFUSED));
            case Tls.Broken(var syscall, var errno, Duration _) ->
                    lines.add(
                            plain(
                                    "connect.tls.name",
                                    Texts.get("connect.broken", syscall.label(), errno.name()),
                                    Tone.REFUSED));
            case null -> {}
        }
        Head head = exchange.head();
        if (head != null) {
            Tone tone = head instanceof Head.Answered ? Tone.OK : Tone.REFUSED;
            lines.add(plain("exchange.head", HeadText.of(head), tone));
        }
        switch (exchange.first()) {
            case FirstBytes.Spoke(String text, Duration _) ->
                    lines.add(new Line(Texts.get("connect.first.name"), text, Tone.OPEN, true));
            case FirstBytes.Silent(Duration elapsed) ->
                    lines.add(
                            plain(
                                    "connect.first.name",
                                    Texts.get(
                                            "connect.first.silent", DurationText.measured(elapsed)),
                                    Tone.OPEN));
            case FirstBytes.Closed _ ->
                    lines.add(
                            plain(
                                    "connect.first.name",
                                    Texts.get("connect.first.closed"),
                                    Tone.REFUSED));
            case FirstBytes.Broken(var errno, Duration _) ->
                    lines.add(
                            plain(
                                    "connect.first.name",
                                    Texts.get("connect.broken", "recv", errno.name()),
                                    Tone.REFUSED));
            case null -> {}
        }
        return lines;
    }

    private static void established(Tls.Established tls, Instant now, List<Line> lines) {
        Certificate certificate = tls.certificate();
        String version = tls.version().replace("TLSv", "TLS ");
        lines.add(
                plain(
                        "connect.tls.name",
                        Texts.get("connect.tls.value", version, tls.cipher()),
                        Tone.OPEN));
        lines.add(
                plain(
                        "connect.certificate.name",
                        Texts.get(
                                "connect.certificate.value",
                                certificate.subject(),
                                certificate.issuer(),
                                validity(certificate, now)),
                        Tone.OPEN));
        lines.add(
                tls.distrust().isEmpty()
                        ? plain("connect.trusted.name", Texts.get("connect.trusted"), Tone.OK)
                        : plain(
                                "connect.trusted.name",
                                TlsText.distrust(tls.distrust()),
                                Tone.REFUSED));
        if (tls.asksForCertificate()) {
            lines.add(plain("exchange.client", Texts.get("exchange.client.asked"), Tone.OPEN));
        }
    }

    /** Whole days: a certificate of the last day has 0 days left. */
    private static String validity(Certificate certificate, Instant now) {
        if (now.isBefore(certificate.notBefore())) {
            long days = Duration.between(now, certificate.notBefore()).toDays();
            return Texts.get("connect.certificate.early", days);
        }
        long days = Duration.between(now, certificate.notAfter()).toDays();
        return now.isAfter(certificate.notAfter())
                ? Texts.get("connect.certificate.expired", -days)
                : Texts.get("connect.certificate.left", days);
    }

    private static Line plain(String nameKey, String value, Tone tone) {
        return new Line(Texts.get(nameKey), value, tone, false);
    }
}
