package dev.bindsight.inventory.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of a filter, as they are typed in front of a colon. */
public enum FilterKey {
    /** The local port: {@code port:80,443,8000-8999}. */
    PORT,
    /** The protocol: {@code proto:udp}, {@code proto:tcp6}. */
    PROTO,
    /** The user of the socket or of an owner. */
    USER,
    /** The pid of an owner. */
    PID,
    /** The state, as {@code ss} names it. */
    STATE,
    /** The address of either end: whole, its beginning, or a network. */
    ADDR,
    /** What an owner is called. */
    PROCESS,
    /** The command line of an owner, or the path of its program. */
    COMMAND,
    /** The working directory of an owner. */
    DIR,
    /** The systemd unit of an owner. */
    UNIT,
    /** The container of an owner. */
    CONTAINER,
    /** The IANA name of the local port. */
    SERVICE,
    /** From where it can be reached: {@code loopback}, {@code host}, {@code any}. */
    EXPOSURE,
    /** Whether connections wait in its accept queue: {@code waiting}, {@code full}. */
    QUEUE,
    /** What kind of owner it has: {@code process}, {@code kernel}, {@code hidden}. */
    OWNER;

    /** How it is typed, without the colon. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All that is accepted behind it, in lower case or as the system writes it; empty for any. */
    public List<String> words() {
        return FilterValue.words(this);
    }

    /** The key that is typed so, in whatever case. */
    public static Optional<FilterKey> named(String typed) {
        return Arrays.stream(values())
                .filter(key -> key.label().equalsIgnoreCase(typed))
                .findFirst();
    }
}
