package dev.bindsight.probe;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A bind as it stands in the fields of a form, where each part has its own.
 *
 * @param address an address with or without brackets, {@code localhost}, {@code *} or nothing
 * @param port its number, 0 to leave it to the kernel
 * @param protocol TCP or UDP
 * @param options those that are ticked; of one that does not go with the address nothing is asked
 * @param backlog what listen(2) is given, which is not read for UDP
 * @param hold for how many seconds the socket is kept, absent to close it at once
 */
public record TypedBind(
        String address,
        String port,
        Protocol protocol,
        Set<SocketOption> options,
        String backlog,
        @Nullable String hold) {
    /** The longest a socket is held. */
    public static final Duration LONGEST_HOLD = Duration.ofHours(1);

    /** Copies the options. */
    public TypedBind {
        options = Set.copyOf(options);
    }

    /** What is typed as text. */
    public enum Part {
        /** Where to bind. */
        ADDRESS,
        /** The port. */
        PORT,
        /** What listen(2) is given. */
        BACKLOG,
        /** How long the socket is held. */
        HOLD
    }

    /** What the texts came to. */
    public sealed interface Reading {
        /**
         * They make sense.
         *
         * @param request what they ask for, which has no mistakes
         */
        record Read(BindRequest request) implements Reading {}

        /**
         * Some make none.
         *
         * @param parts all of these
         */
        record Unreadable(Set<Part> parts) implements Reading {}
    }

    /** Reads all of them: nothing that is wrong hides what else is. */
    public Reading read() {
        boolean listens = protocol == Protocol.TCP;
        Optional<Port> number = Port.parse(port.strip());
        OptionalInt queue = listens ? number(backlog, 0, Integer.MAX_VALUE) : OptionalInt.empty();
        OptionalInt seconds =
                hold == null
                        ? OptionalInt.empty()
                        : number(hold, 1, (int) LONGEST_HOLD.toSeconds());
        // the port decides nothing about the address, so both mistakes are told at once
        Optional<AddressSpec> place =
                AddressSpec.of(address.strip(), number.orElseGet(() -> new Port(0)));
        Set<Part> wrong = EnumSet.noneOf(Part.class);
        if (place.isEmpty()) {
            wrong.add(Part.ADDRESS);
        }
        if (number.isEmpty()) {
            wrong.add(Part.PORT);
        }
        if (listens && queue.isEmpty()) {
            wrong.add(Part.BACKLOG);
        }
        if (hold != null && seconds.isEmpty()) {
            wrong.add(Part.HOLD);
        }
        if (!wrong.isEmpty()) {
            return new Reading.Unreadable(wrong);
        }
        return new Reading.Read(
                new BindRequest(
                        place.orElseThrow(),
                        protocol,
                        options(place.orElseThrow()),
                        listens ? queue.orElseThrow() : null,
                        hold == null ? null : Duration.ofSeconds(seconds.orElseThrow())));
    }

    private Set<SocketOption> options(AddressSpec place) {
        Set<SocketOption> wanted = EnumSet.noneOf(SocketOption.class);
        wanted.addAll(options);
        if (place.isIpv4()) {
            wanted.remove(SocketOption.IPV6_V6ONLY);
        }
        return wanted;
    }

    private static OptionalInt number(String text, int least, int greatest) {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,10}")) {
            return OptionalInt.empty();
        }
        long value = Long.parseLong(digits);
        return value < least || value > greatest
                ? OptionalInt.empty()
                : OptionalInt.of((int) value);
    }
}
