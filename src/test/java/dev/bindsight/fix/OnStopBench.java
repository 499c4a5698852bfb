package dev.bindsight.fix;

import org.junit.jupiter.api.AfterEach;

import java.time.Duration;

/** A test of stops of real processes, which the bench starts. */
abstract class OnStopBench {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Workbench bench = Workbench.real();

    @AfterEach
    void close() {
        bench.close();
    }
}
