package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The primitive map against java.util's. */
class LongIntMapTest {
    @Test
    void itBehavesAsTheMapOfTheLibrary() {
        var random = new Random(1);
        var map = new LongIntMap();
        Map<Long, Integer> oracle = new HashMap<>();
        for (int i = 0; i < 1_000_000; i++) {
            // few keys, some with equal low bits, so that runs form and are cut
            long key = random.nextInt(300) * (random.nextBoolean() ? 1L : 1L << 40);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    map.put(key, i);
                    oracle.put(key, i);
                }
                case 2, 3 -> {
                    map.remove(key);
                    oracle.remove(key);
                }
                default -> {
                    if (map.get(key) != oracle.getOrDefault(key, LongIntMap.NONE)
                            || map.size() != oracle.size()) {
                        throw new AssertionError("after " + i + " steps, at " + key);
                    }
                }
            }
        }
        assertThat(map.size()).isEqualTo(oracle.size());
        map.clear();
        assertThat(map.size()).isZero();
        assertThat(oracle.keySet()).noneMatch(map::contains);
    }
}
