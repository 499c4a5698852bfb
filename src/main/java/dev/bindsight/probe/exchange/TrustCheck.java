package dev.bindsight.probe.exchange;

import dev.bindsight.model.TrustProblem;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;

/** Finds why a server's certificates are not to be trusted. */
final class TrustCheck {
    private final Authorities authorities;
    private final String host;

    /** For a server that was asked for by a name or an address. */
    TrustCheck(Authorities authorities, String host) {
        this.authorities = authorities;
        this.host = host;
    }

    /**
     * The problems; none for a server that is to be trusted.
     *
     * @param chain the certificates that it showed, its own first
     * @param engine in the middle of the handshake
     */
    List<TrustProblem> problems(X509Certificate[] chain, String authType, SSLEngine engine) {
        X509Certificate own = chain[0];
        TrustProblem date = date(own, Instant.now());
        var problems = new ArrayList<@Nullable TrustProblem>();
        problems.add(date);
        problems.add(isSelfSigned(own) ? selfSigned(chain, authType) : path(chain, authType, date));
        problems.add(Authorities.isForName(own, authType, engine) ? null : otherName(own));
        return problems.stream().filter(Objects::nonNull).toList();
    }

    private static @Nullable TrustProblem date(X509Certificate certificate, Instant now) {
        String subject = CertificateFacts.of(certificate).subject();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            return new TrustProblem.Expired(subject, until);
        }
        return now.isBefore(from) ? new TrustProblem.NotYetValid(subject, from) : null;
    }

    private @Nullable TrustProblem selfSigned(X509Certificate[] chain, String authType) {
        return pathProblem(chain, authType) == null
                ? null
                : new TrustProblem.SelfSigned(subject(chain[0]));
    }

    private @Nullable TrustProblem path(
            X509Certificate[] chain, String authType, @Nullable TrustProblem date) {
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

    private static TrustProblem unknown(X509Certificate[] chain) {
        String issuer = CertificateFacts.of(chain[chain.length - 1]).issuer();
        return new TrustProblem.UnknownIssuer(subject(chain[0]), issuer);
    }

    private static TrustProblem refused(CertificateException problem) {
        return new TrustProblem.PathRefused(String.valueOf(problem.getMessage()));
    }

    private TrustProblem otherName(X509Certificate own) {
        return new TrustProblem.OtherName(subject(own), CertificateFacts.of(own).names(), host);
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
