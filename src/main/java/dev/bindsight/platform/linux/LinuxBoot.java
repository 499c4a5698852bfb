package dev.bindsight.platform.linux;

import dev.bindsight.platform.BootFacts;

import java.time.Duration;
import java.util.Optional;

/** What the kernel tells of its own run. */
final class LinuxBoot implements BootFacts {
    private static final String BOOT_ID = "sys/kernel/random/boot_id";

    private final ProcFiles proc;
    private final Libc libc;
    private final BootClock clock;

    LinuxBoot(ProcFiles proc, Libc libc, BootClock clock) {
        this.proc = proc;
        this.libc = libc;
        this.clock = clock;
    }

    @Override
    public Optional<String> id() {
        String id = proc.piece(libc.scratch().begin().add(BOOT_ID)).strip();
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    @Override
    public Optional<Duration> elapsed() {
        return Optional.of(clock.elapsed());
    }
}
