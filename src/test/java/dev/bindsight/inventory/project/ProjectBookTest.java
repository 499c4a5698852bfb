package dev.bindsight.inventory.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Projects are read beside the list, once in a while. */
class ProjectBookTest {
    private final ArrayDeque<Runnable> background = new ArrayDeque<>();
    private final AtomicInteger learned = new AtomicInteger();
    private String branch = "main";
    private long now;
    private int reads;
    private final ProjectBook book =
            new ProjectBook(
                    facts -> {
                        reads++;
                        return Optional.of(new Project("/home/ann/shop", "shop", "x", branch));
                    },
                    background::add,
                    () -> now);

    @Test
    void askingNeverWaitsAndTellsWhenMoreIsKnown() {
        assertThat(ask(Shop.SERVER)).isEmpty();
        assertThat(ask(Shop.SERVER)).isEmpty();
        assertThat(background).hasSize(1);

        background.remove().run();

        assertThat(learned).hasValue(1);
        assertThat(ask(Shop.SERVER)).map(Project::branch).hasValue("main");
        assertThat(background).isEmpty();
    }

    @Test
    void aBranchThatIsSwitchedIsSeenAfterAWhile() {
        ask(Shop.SERVER);
        background.remove().run();
        branch = "next";
        now += 31_000_000_000L;

        assertThat(ask(Shop.SERVER)).map(Project::branch).hasValue("main");
        background.remove().run();

        assertThat(ask(Shop.SERVER)).map(Project::branch).hasValue("next");
        assertThat(learned).hasValue(2);
        assertThat(reads).isEqualTo(2);
    }

    private Optional<Project> ask(ProcessDetails process) {
        return book.of(process, learned::incrementAndGet);
    }
}
