package dev.bindsight.history.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.ScanProgress;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.SocketQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a recorder looks at beside a window, which reads the machine once a second or does not. */
@Timeout(300)
class LooksTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final OwnReader engine = new OwnReader();

    /** Counts what is read for the recorder alone. */
    private static final class OwnReader implements InventoryEngine {
        private final SmallWorld world = new SmallWorld();
        private int own;
        private int anew;

        Inventory inventory() {
            return ((Reading.Read) read(SourceChoice.AUTOMATIC)).inventory();
        }

        @Override
        public Reading read(SourceChoice choice, ScanProgress progress) {
            return world.read(choice, progress);
        }

        @Override
        public Reading readOccupants(SourceChoice choice) {
            own++;
            return read(choice);
        }

        @Override
        public Reading readOccupantsAnew(SourceChoice choice) {
            anew++;
            return read(choice);
        }

        @Override
        public Reading look(SocketQuery query) {
            throw new AssertionError("a look");
        }

        @Override
        public Reading glance(SocketQuery query) {
            throw new AssertionError("a glance");
        }

        @Override
        public Optional<ProcessDetails> process(ProcessRef ref) {
            return world.process(ref);
        }
    }

    private static Inventory seen(Looks looks) {
        assertThat(looks.await()).isTrue();
        return ((Reading.Read) looks.next()).inventory();
    }

    @Test
    void whatTheWindowReadsIsLookedAtAndNothingIsReadBesides() {
        try (Looks looks = Looks.beside(engine, LONG)) {
            Inventory read = engine.inventory();
            CompletableFuture<Inventory> seen =
                    CompletableFuture.supplyAsync(() -> {
                        looks.offer(read);
                        return seen(looks);
                    });

            assertThat(seen.join()).isSameAs(read);
            assertThat(engine.own + engine.anew).isZero();
        }
    }

    @Test
    void whereNothingIsOfferedWithinTheSecondTheRecorderReadsItself() {
        try (Looks looks = Looks.beside(engine, SHORT)) {
            seen(looks);
            seen(looks);
            seen(looks);
        }
        assertThat(engine.anew).as("after what the window saw").isOne();
        assertThat(engine.own).isEqualTo(2);
    }

    @Test
    void aWindowThatReadsMoreRarelyIsNotFollowed() {
        try (Looks looks = Looks.beside(engine, SHORT)) {
            Inventory first = seen(looks);
            seen(looks);
            Inventory late = engine.inventory();
            looks.offer(late);

            assertThat(seen(looks)).isNotSameAs(late).isNotSameAs(first);
        }
        assertThat(engine.own).isEqualTo(2);
    }

    @Test
    void oneThatReadsEachSecondAgainIsFollowedAgain() {
        try (Looks looks = Looks.beside(engine, LONG)) {
            looks.offer(engine.inventory());
            seen(looks);
            Inventory later = engine.inventory();
            looks.offer(later);

            assertThat(((Reading.Read) looks.next()).inventory()).isSameAs(later);
            assertThat(((Reading.Read) looks.next()).inventory()).isNotSameAs(later);
            looks.offer(later);
            assertThat(((Reading.Read) looks.next()).inventory()).isSameAs(later);
        }
        assertThat(engine.anew).isOne();
    }

    @Test
    void theFirstLookOfARecorderThatIsAloneIsAtOnceAndTheEndOfItEndsTheWaiting() {
        Looks looks = Looks.alone(engine);
        seen(looks);
        looks.close();

        assertThat(looks.await()).isFalse();
        assertThat(engine.own).isOne();
    }
}
