package dev.bindsight.model;

import java.util.Locale;

/** Why a TLS handshake failed, where a text says that it did. */
public enum TlsRefusal {
    /** What answered does not speak TLS, or no version of it that both know. */
    WRONG_VERSION,
    /** The certificate is no longer valid. */
    EXPIRED,
    /** The certificate is not valid yet. */
    NOT_YET_VALID,
    /** The certificate was issued by nobody who is trusted, itself included. */
    UNKNOWN_ISSUER,
    /** The certificate is made out to other names. */
    NAME_MISMATCH,
    /** Both know no cipher suite or parameter in common. */
    NO_COMMON_CIPHER,
    /** The other end wants a certificate, or refuses the one it was given. */
    CLIENT_CERTIFICATE,
    /** The connection ended within the handshake. */
    CLOSED,
    /** It is said to have failed, and not why. */
    UNKNOWN;

    /** Its name in JSON: {@code wrong-version}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
