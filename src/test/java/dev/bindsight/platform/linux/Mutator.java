package dev.bindsight.platform.linux;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes as a seed decides: other values, a cut end, a piece moved or repeated. */
final class Mutator {
    private static final byte[] TELLING = {
        0, 1, 2, 4, 16, 20, 72, 127, -128, -1, ' ', '\n', '\t', ':', '(', ')', '[', '/', '-', '9'
    };

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A damaged copy. */
    byte[] mutate(byte[] original) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1, 2 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
            case 3 -> bytes[at] = (byte) random.nextInt(256);
            case 4 -> {
                int from = random.nextInt(bytes.length);
                int length = random.nextInt(1 + bytes.length - Math.max(at, from));
                System.arraycopy(bytes, from, bytes, at, Math.min(length, 64));
            }
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            }
        }
        return bytes;
    }
}
