package dev.bindsight.cli;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.Certificate;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.HeadText;
import dev.bindsight.words.TlsText;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What came over a connection, a row for each part. */
final class ExchangeText {
    private final Exchange exchange;

    ExchangeText(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A part.
     *
     * @param title its name
     * @param text what came of it
     */
    record Row(String title, String text) {}

    /** The parts there are. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        if (exchange.tls() != null) {
            rows.addAll(tls(exchange.tls()));
        }
        if (exchange.head() != null) {
            rows.add(new Row(Texts.get("exchange.head"), HeadText.of(exchange.head())));
        }
        if (exchange.first() != null) {
            rows.add(new Row(Texts.get("connect.first.name"), first(exchange.first())));
        }
        return rows;
    }

    private static List<Row> tls(Tls tls) {
        String title = Texts.get("connect.tls.name");
        String time = DurationText.measured(tls.elapsed());
        return switch (tls) {
            case Tls.Established it -> established(it, title, time);
            case Tls.Failed(TlsFailure failure, Duration _) ->
                    List.of(
                            new Row(
                                    title,
                                    Texts.get(
                                            "cli.exchange.tls.failed", TlsText.of(failure), time)));
            case Tls.Silent _ ->
                    List.of(new Row(title, Texts.get("cli.exchange.tls.silent", time)));
            case Tls.Broken(Syscall syscall, Errno errno, Duration _) ->
                    List.of(
                            new Row(
                                    title,
                                    Texts.get(
                                            "cli.exchange.tls.broken",
                                            syscall.label(),
                                            errno.toString(),
                                            time)));
        };
    }

    private static List<Row> established(Tls.Established tls, String title, String time) {
        var rows = new ArrayList<Row>();
        rows.add(
                new Row(
                        title,
                        Texts.get(
                                "cli.exchange.tls.established",
                                tls.version(),
                                tls.cipher(),
                                time)));
        rows.add(new Row(Texts.get("connect.certificate.name"), words(tls.certificate())));
        rows.add(
                new Row(
                        Texts.get("connect.trusted.name"),
                        tls.distrust().isEmpty()
                                ? Texts.get("cli.exchange.trusted.yes")
                                : Texts.get(
                                        "cli.exchange.trusted.no",
                                        TlsText.distrust(tls.distrust()))));
        if (tls.asksForCertificate()) {
            rows.add(new Row(Texts.get("exchange.client"), Texts.get("exchange.client.asked")));
        }
        return rows;
    }

    private static String words(Certificate certificate) {
        LocalDate until = certificate.notAfter().atZone(ZoneOffset.UTC).toLocalDate();
        return Texts.get(
                "cli.exchange.certificate.words",
                certificate.subject(),
                String.join(", ", certificate.names()),
                certificate.issuer(),
                until.toString());
    }

    private static String first(FirstBytes first) {
        String time = DurationText.measured(first.elapsed());
        return switch (first) {
            case FirstBytes.Spoke(String text, Duration _) ->
                    Texts.get("cli.exchange.first.spoke", text, time);
            case FirstBytes.Silent _ -> Texts.get("cli.exchange.first.silent", time);
            case FirstBytes.Closed _ -> Texts.get("cli.exchange.first.closed", time);
            case FirstBytes.Broken(Errno errno, Duration _) ->
                    Texts.get("exchange.head.broken", errno.toString(), time);
        };
    }
}
