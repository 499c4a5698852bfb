package dev.bindsight.probe.exchange;

import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;

/** Why a server's certificates are not to be trusted, each reason as a sentence of its own. */
final class TrustProblem {
    private final Authorities authorities;
    private final String host;

    /** For a server that was asked for by a name or an address. */
    TrustProblem(Authorities authorities, String host) {
        this.authorities = authorities;
        this.host = host;
    }

    /**
     * The reasons; none for a server that is to be trusted.
     *
     * @param chain the certificates that it showed, its own first
     * @param engine in the middle of the handshake
     */
    List<String> reasons(X509Certificate[] chain, String authType, SSLEngine engine) {
        X509Certificate own = chain[0];
        String date = date(own, Instant.now());
        var reasons = new ArrayList<@Nullable String>();
        reasons.add(date);
        reasons.add(isSelfSigned(own) ? selfSigned(chain, authType) : path(chain, authType, date));
        reasons.add(Authorities.isForName(own, authType, engine) ? null : otherName(own));
        return reasons.stream().filter(Objects::nonNull).toList();
    }

    private static @Nullable String date(X509Certificate certificate, Instant now) {
        String subject = CertificateFacts.of(certificate).subject();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            return Texts.get(
                    "exchange.distrust.expired",
                    subject,
                    DateForm.UNIVERSAL.of(until, ZoneOffset.UTC));
        }
        return now.isBefore(from)
                ? Texts.get(
                        "exchange.distrust.notYet",
                        subject,
                        DateForm.UNIVERSAL.of(from, ZoneOffset.UTC))
                : null;
    }

    private @Nullable String selfSigned(X509Certificate[] chain, String authType) {
        return pathProblem(chain, authType) == null
                ? null
                : Texts.get("exchange.distrust.selfSigned", subject(chain[0]));
    }

    private @Nullable String path(X509Certificate[] chain, String authType, @Nullable String date) {
        CertificateException problem = pathProblem(chain, authType);
        if (problem == null || date != null) {
            // a path is checked as of today: what else is wrong with an old one is not known
            return null;
        }
        return Stream.of(chain)
                .map(each -> date(each, Instant.now()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> leadsToNobody(problem) ? unknown(chain) : refused(problem));
    }

    private @Nullable CertificateException pathProblem(X509Certificate[] chain, String authType) {
        try {
            authorities.checkPath(chain, authType);
            return null;
        } catch (CertificateException problem) {
            return problem;
        }
    }

    private static boolean leadsToNobody(CertificateException problem) {
        return Stream.<Throwable>iterate(problem, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertPathBuilderException.class::isInstance);
    }

    private static String unknown(X509Certificate[] chain) {
        String issuer = CertificateFacts.of(chain[chain.length - 1]).issuer();
        return Texts.get("exchange.distrust.unknownIssuer", subject(chain[0]), issuer);
    }

    private static String refused(CertificateException problem) {
        return Texts.get("exchange.distrust.refused", String.valueOf(problem.getMessage()));
    }

    private String otherName(X509Certificate own) {
        List<String> names = CertificateFacts.of(own).names();
        return names.isEmpty()
                ? Texts.get("exchange.distrust.noName", subject(own), host)
                : Texts.get("exchange.distrust.otherName", String.join(", ", names), host);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException signedByAnother) {
            return false;
        }
    }

    private static String subject(X509Certificate certificate) {
        return CertificateFacts.of(certificate).subject();
    }
}
