package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;

/** An address family in words: {@code IPv4}. */
final class FamilyText {
    private FamilyText() {}

    static Sentence of(AddressFamily family) {
        return switch (family) {
            case IPV4 -> Sentence.of("whyConnect.ipv4");
            case IPV6 -> Sentence.of("whyConnect.ipv6");
        };
    }
}
