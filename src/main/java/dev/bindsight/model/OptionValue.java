package dev.bindsight.model;

import java.nio.charset.StandardCharsets;

/** What setsockopt(2) takes and getsockopt(2) gives; sizes are those of 64-bit Linux. */
public sealed interface OptionValue {
    /** How many bytes it has. */
    int size();

    /** What most options take. */
    record Int(int value) implements OptionValue {
        @Override
        public int size() {
            return Integer.BYTES;
        }
    }

    /** {@code SO_LINGER}. */
    record Linger(boolean on, int seconds) implements OptionValue {
        @Override
        public int size() {
            return Kind.LINGER.room();
        }
    }

    /** {@code SO_RCVTIMEO} and {@code SO_SNDTIMEO}. */
    record Time(long seconds, long micros) implements OptionValue {
        @Override
        public int size() {
            return Kind.TIME.room();
        }
    }

    /** The name of a device or of an algorithm; a zero behind it is not needed. */
    record Name(String text) implements OptionValue {
        @Override
        public int size() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /**
     * A multicast group ({@code struct ip_mreqn}, {@code struct ipv6_mreq}).
     *
     * @param device interface index
     */
    record Membership(IpAddress group, int device) implements OptionValue {
        @Override
        public int size() {
            return group.family() == AddressFamily.IPV4 ? 12 : 20;
        }
    }

    /**
     * What is read of {@code TCP_INFO}.
     *
     * @param roundTripMicros {@code tcpi_rtt}, unsigned
     * @param retransmits {@code tcpi_total_retrans}
     */
    record Tcp(int roundTripMicros, int retransmits) implements OptionValue {
        @Override
        public int size() {
            return Kind.TCP.room();
        }
    }

    /** Bytes as they are. */
    record Raw(byte[] bytes) implements OptionValue {
        @Override
        public int size() {
            return bytes.length;
        }
    }

    /** What an answer is to be read as. */
    enum Kind {
        /** {@link Int}. */
        INT(4),
        /** {@link Linger}. */
        LINGER(8),
        /** {@link Time}. */
        TIME(16),
        /** {@link Name}. */
        NAME(16),
        /** {@link Tcp}: the struct up to what is read of it. */
        TCP(104),
        /** {@link Raw}. */
        RAW(256);

        private final int room;

        Kind(int room) {
            this.room = room;
        }

        /** How many bytes it needs at most. */
        public int room() {
            return room;
        }
    }
}
