package dev.bindsight.testbed;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds what the tests came to, with the reasons for what was skipped, to the file that the system
 * property {@code bindsight.test.tally} names: {@code packaging/test} closes with it. A reason is
 * what an assumption says up to its first colon.
 */
public final class TallyListener implements TestExecutionListener {
    private static final String PREFIX = "Assumption failed: ";

    private final @Nullable TallyFile file;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private @Nullable TestPlan plan;
    private int passed;
    private int failed;

    /** Made by the launcher, once for all plans. */
    public TallyListener() {
        this(Optional.ofNullable(System.getProperty("bindsight.test.tally")).map(Path::of));
    }

    /** One that adds to a file, if to any. */
    TallyListener(Optional<Path> file) {
        this.file = file.map(TallyFile::new).orElse(null);
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        passed = 0;
        failed = 0;
        skipped.clear();
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
            case FAILED -> failed++;
            case ABORTED ->
                    skip(
                            test,
                            result.getThrowable()
                                    .map(Throwable::getMessage)
                                    .orElse("no reason given"));
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skip(test, reason);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        if (file == null) {
            return;
        }
        try {
            file.add(tally());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the tests of the last plan have come to so far. */
    synchronized Tally tally() {
        return new Tally(passed, failed, Map.copyOf(skipped));
    }

    /** A container counts as the tests in it that are known, at least as one. */
    private void skip(TestIdentifier test, String text) {
        String message = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        String reason = message.lines().findFirst().orElse("").split(": ", 2)[0].strip();
        long inside =
                plan == null
                        ? 0
                        : plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count();
        skipped.merge(reason, test.isTest() ? 1 : Math.max(1, (int) inside), Integer::sum);
    }
}
