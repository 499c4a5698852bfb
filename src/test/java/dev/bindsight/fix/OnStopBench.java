package dev.bindsight.fix;

import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.AfterEach;

import java.time.Duration;

/** A test of stops of real processes, which the bench starts. */
abstract class OnStopBench {
    static final Duration PATIENCE = Eventually.PATIENCE;

    final Workbench bench = Workbench.real();

    @AfterEach
    void close() {
        bench.close();
    }
}
