package dev.bindsight.model;

import java.util.Arrays;

/**
 * The codes of getaddrinfo(3) and getnameinfo(3), a space of their own: none is an errno. The
 * numbers are those of netdb.h of glibc; musl has the same, and one is for all others.
 */
public enum EaiCode {
    /** A flag of the hints is none. */
    EAI_BADFLAGS(-1),
    /** The name, or the service, is not known. */
    EAI_NONAME(-2),
    /** The name servers did not answer for now. */
    EAI_AGAIN(-3),
    /** The name servers said that they cannot. */
    EAI_FAIL(-4),
    /** The name is known and has no address. */
    EAI_NODATA(-5),
    /** The family of the hints is not supported. */
    EAI_FAMILY(-6),
    /** The type of the hints is not supported, or does not go with the protocol. */
    EAI_SOCKTYPE(-7),
    /** The service is not there for this type. */
    EAI_SERVICE(-8),
    /** The name has addresses of another family only. */
    EAI_ADDRFAMILY(-9),
    /** Out of memory. */
    EAI_MEMORY(-10),
    /** A system call failed; the errno says why. */
    EAI_SYSTEM(-11),
    /** The buffer is too small. */
    EAI_OVERFLOW(-12),
    /** A signal interrupted it. */
    EAI_INTR(-104),
    /** No host can be called so: the name could not be encoded (IDNA). */
    EAI_IDN_ENCODE(-105),
    /** A number that no netdb.h has a name for: this one is Bindsight's own. */
    EAI_OTHER(Integer.MIN_VALUE);

    private final int number;

    EaiCode(int number) {
        this.number = number;
    }

    /** What the library returns. */
    public int number() {
        return number;
    }

    /** That of a number; {@link #EAI_OTHER} where it has no name. */
    public static EaiCode of(int number) {
        return Arrays.stream(values())
                .filter(each -> each.number == number)
                .findFirst()
                .orElse(EAI_OTHER);
    }
}
