package dev.bindsight.platform.portable;

import dev.bindsight.model.Errno;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The few error numbers that can be told on systems where libc is not called: Darwin's sys/errno.h,
 * Windows' winsock2.h, and Linux's asm-generic/errno.h for the cross-check there.
 */
enum SystemErrno {
    /** Linux. */
    LINUX(
            "EIO=5 EAGAIN=11 EPIPE=32 ECONNABORTED=103 ECONNRESET=104 EINPROGRESS=115 ENOSYS=38"
                + " EADDRINUSE=98 EADDRNOTAVAIL=99 ENETUNREACH=101 ETIMEDOUT=110 ECONNREFUSED=111"
                + " EHOSTUNREACH=113 EAFNOSUPPORT=97 EACCES=13"),
    /** macOS. */
    DARWIN(
            "EIO=5 EAGAIN=35 EPIPE=32 ECONNABORTED=53 ECONNRESET=54 EINPROGRESS=36 ENOSYS=78"
                    + " EADDRINUSE=48 EADDRNOTAVAIL=49 ENETUNREACH=51 ETIMEDOUT=60 ECONNREFUSED=61"
                    + " EHOSTUNREACH=65 EAFNOSUPPORT=47 EACCES=13"),
    /** Windows; winsock2.h has no EIO and no ENOSYS, so these are the C runtime's. */
    WINDOWS(
            "EIO=5 EAGAIN=10035 EPIPE=32 ECONNABORTED=10053 ECONNRESET=10054 EINPROGRESS=10036"
                    + " ENOSYS=40 EADDRINUSE=10048 EADDRNOTAVAIL=10049 ENETUNREACH=10051"
                    + " ETIMEDOUT=10060 ECONNREFUSED=10061 EHOSTUNREACH=10065 EAFNOSUPPORT=10047"
                    + " EACCES=10013");

    private final Map<String, Integer> numbers = new HashMap<>(Map.of("EPERM", 1, "ESRCH", 3));

    SystemErrno(String table) {
        for (String pair : table.split(" ")) {
            int equals = pair.indexOf('=');
            numbers.put(pair.substring(0, equals), Integer.parseInt(pair.substring(equals + 1)));
        }
    }

    /** That of the system this runs on. */
    static SystemErrno here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        return name.startsWith("windows") ? WINDOWS : DARWIN;
    }

    /** The errno with a name, if it is one of the few. */
    Optional<Errno> named(String name) {
        return Optional.ofNullable(numbers.get(name)).map(number -> new Errno(name, number));
    }

    /** The errno with a number; {@code E} and the number where it is none of the few. */
    Errno of(int number) {
        return numbers.entrySet().stream()
                .filter(each -> each.getValue() == number)
                .map(each -> new Errno(each.getKey(), number))
                .findFirst()
                .orElseGet(() -> new Errno("E" + number, number));
    }

    /**
     * The errno with a name.
     *
     * @throws java.util.NoSuchElementException if it is none of the few
     */
    Errno of(String name) {
        return named(name).orElseThrow();
    }
}
