package dev.bindsight.probe.exchange;

import dev.bindsight.model.Exchange.Certificate;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** What a certificate says of itself, in the words of the model. */
final class CertificateFacts {
    /** GeneralName types of RFC 5280, section 4.2.1.6. */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    private CertificateFacts() {}

    static Certificate of(X509Certificate certificate) {
        return new Certificate(
                name(certificate.getSubjectX500Principal()),
                name(certificate.getIssuerX500Principal()),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** The common name, or all of it where it has none. */
    private static String name(X500Principal principal) {
        String whole = principal.getName();
        try {
            // the most specific part stands last
            return new LdapName(whole)
                    .getRdns().reversed().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .findFirst()
                            .orElse(whole);
        } catch (InvalidNameException e) {
            return whole;
        }
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> isOf(name, DNS_NAME) || isOf(name, IP_ADDRESS))
                            .map(name -> text(name.get(1).toString()))
                            .toList();
        } catch (CertificateParsingException e) {
            // names that nobody can read are for nobody
            return List.of();
        }
    }

    private static boolean isOf(List<?> name, int type) {
        return name.getFirst().equals(type);
    }

    /** The JDK writes IPv6 addresses in full. */
    private static String text(String name) {
        return IpAddressText.parse(name).map(IpAddress::toString).orElse(name);
    }
}
