package dev.bindsight.inventory.filter;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.SocketEntry;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Addresses to look for. An IPv4 address fits its IPv4-mapped form too. */
public sealed interface AddressPattern {
    /** Whether an address is one of them. */
    boolean fits(IpAddress address);

    /**
     * Whether a socket without a peer has one of them too, because it is bound to a wildcard that
     * takes it, or takes one of its addresses where the wildcard itself is looked for.
     */
    default boolean meets(SocketEntry socket) {
        return false;
    }

    /**
     * Whether it is one of this machine.
     *
     * @param own the machine's addresses; asked only where the address alone does not tell
     */
    default boolean isHere(Supplier<List<LocalAddress>> own) {
        return false;
    }

    /**
     * Those of a network.
     *
     * @param network its address
     * @param bits how many leading bits count: 0 to 32 for IPv4, 0 to 128 for IPv6
     */
    record Network(IpAddress network, int bits) implements AddressPattern {
        @Override
        public boolean fits(IpAddress address) {
            IpAddress plain = network.family() == AddressFamily.IPV4 ? address.unmapped() : address;
            if (plain.family() != network.family()) {
                return false;
            }
            int skipped = network.family() == AddressFamily.IPV4 ? 96 : 0;
            return sameTop(plain.high(), network.high(), bits + skipped)
                    && sameTop(plain.low(), network.low(), bits + skipped - 64);
        }

        @Override
        public boolean meets(SocketEntry socket) {
            boolean single = bits == (network.family() == AddressFamily.IPV4 ? 32 : 128);
            return single
                    && BindPlace.of(new Endpoint(network, socket.local().port())).meets(socket);
        }

        @Override
        public boolean isHere(Supplier<List<LocalAddress>> own) {
            return network.isLoopback()
                    || network.isWildcard()
                    || own.get().stream().anyMatch(each -> fits(each.address()));
        }

        private static boolean sameTop(long left, long right, int count) {
            if (count <= 0) {
                return true;
            }
            return count >= 64 ? left == right : (left ^ right) >>> (64 - count) == 0;
        }
    }

    /** {@code localhost}: every loopback address. */
    record Loopback() implements AddressPattern {
        @Override
        public boolean fits(IpAddress address) {
            return address.isLoopback();
        }

        @Override
        public boolean meets(SocketEntry socket) {
            return socket.local().address().isWildcard();
        }

        @Override
        public boolean isHere(Supplier<List<LocalAddress>> own) {
            return true;
        }
    }

    /**
     * Those whose text begins so.
     *
     * @param text the beginning
     */
    record Beginning(Text text) implements AddressPattern {
        @Override
        public boolean fits(IpAddress address) {
            return looksNumeric() && text.starts(address.unmapped().toString());
        }

        // a word such as "node" is asked of every row; no address begins with it
        private boolean looksNumeric() {
            String wanted = text.wanted();
            return Character.digit(wanted.charAt(0), 16) >= 0 || wanted.charAt(0) == ':';
        }
    }

    /** What {@code text} means: {@code localhost}, a whole address, or the beginning of one. */
    static AddressPattern text(Text text) {
        if (text.wanted().equalsIgnoreCase("localhost")) {
            return new Loopback();
        }
        Optional<IpAddress> whole = IpAddressText.parse(text.wanted());
        return whole.<AddressPattern>map(AddressPattern::exactly)
                .orElseGet(() -> new Beginning(text));
    }

    /** One address. */
    static Network exactly(IpAddress address) {
        IpAddress plain = address.unmapped();
        return new Network(plain, plain.family() == AddressFamily.IPV4 ? 32 : 128);
    }
}
