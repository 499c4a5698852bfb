package dev.bindsight.view.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.fix.StopObserver;
import dev.bindsight.fix.StopObserver.Next;
import dev.bindsight.fix.StopOptions;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.ScriptedStopper;
import dev.bindsight.view.sample.Shop;
import dev.bindsight.words.stop.StopLine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The stages of the dialog, against a stopper that plays a script. */
class StopDialogModelTest {
    private static final Executor SAME_THREAD = Runnable::run;

    private final List<StopStage> stages = new ArrayList<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor();

    @AfterEach
    void endBackground() {
        background.shutdownNow();
    }

    private StopDialogModel model(ScriptedStopper stopper, Executor work, Executor ui) {
        var model =
                new StopDialogModel(stopper, StopOptions.DEFAULT, Lanes.of(work, ui), Sample.CLOCK);
        model.stageProperty().addListener((_, _, stage) -> stages.add(stage));
        return model;
    }

    private static ScriptedStopper playing(List<StopStep> steps, StopReport report) {
        return stopper(observer -> {
            steps.forEach(observer::step);
            return report;
        });
    }

    private static ScriptedStopper stopper(Function<StopObserver, StopReport> script) {
        return new ScriptedStopper(Shop.PLAN, script);
    }

    private static StopReport freed() {
        return Shop.report(List.of(), Shop.after(true, true, null));
    }

    private static StopReport.Aftermath held() {
        return new StopReport.Aftermath(
                Shop.PORT_3000,
                false,
                false,
                null,
                null,
                List.of(Shop.PORT_3000),
                false,
                null,
                List.of(),
                Shop.INVENTORY);
    }

    private static void open(StopDialogModel model) {
        model.open(Shop.INVENTORY, List.of(Shop.PORT_3000));
    }

    private static List<String> words(StopStage stage) {
        return switch (stage) {
            case StopStage.Running running -> running.lines().stream().map(StopLine::what).toList();
            case StopStage.Ended ended -> ended.lines().stream().map(StopLine::what).toList();
            case StopStage.Closed _, StopStage.Planning _, StopStage.Ready _ -> List.of();
            case StopStage.Failed failed -> failed.lines().stream().map(StopLine::what).toList();
        };
    }

    @Test
    void openingPlansAndTouchesNothing() {
        var stopper = playing(Shop.goodSteps(), freed());
        var model = model(stopper, SAME_THREAD, SAME_THREAD);

        open(model);

        assertThat(stages)
                .containsExactly(
                        new StopStage.Planning(List.of(Shop.PORT_3000)),
                        new StopStage.Ready(Shop.PLAN));
        assertThat(stopper.chosen()).isEmpty();
    }

    @Test
    void aStopperThatThrowsWhileItStopsEndsInAStageThatCanBeClosed() {
        var bug = new IllegalStateException("a bug");
        var stopper =
                stopper(observer -> {
                    observer.step(Shop.exited());
                    throw bug;
                });
        var model = model(stopper, SAME_THREAD, SAME_THREAD);
        open(model);

        model.choose(Shop.FOR_GOOD);

        assertThat(model.stage()).isInstanceOf(StopStage.Failed.class);
        var failed = (StopStage.Failed) model.stage();
        assertThat(failed.begun()).isTrue();
        assertThat(failed.cause()).isSameAs(bug);
        assertThat(words(failed)).hasSize(1);
        assertThat(FailedBody.report(failed))
                .contains("A signal may have been sent", "java.lang.IllegalStateException: a bug");

        model.dismiss();
        assertThat(model.stage()).isEqualTo(new StopStage.Closed());
    }

    @Test
    void aStopperThatThrowsWhileItPlansSaysThatNothingWasTouched() {
        var stopper =
                new ScriptedStopper(Shop.PLAN, _ -> freed()) {
                    @Override
                    public StopPlan plan(Inventory inventory, List<SocketEntry> sockets) {
                        throw new AssertionError("a bug");
                    }
                };
        var model = model(stopper, SAME_THREAD, SAME_THREAD);

        open(model);

        assertThat(model.stage()).isInstanceOf(StopStage.Failed.class);
        assertThat(FailedBody.report((StopStage.Failed) model.stage()))
                .contains("Nothing was touched", "java.lang.AssertionError: a bug");
        model.dismiss();
        assertThat(model.stage()).isEqualTo(new StopStage.Closed());
    }

    @Test
    void choosingGoesThroughTheStepsToTheReport() {
        var stopper = playing(Shop.goodSteps(), freed());
        var model = model(stopper, SAME_THREAD, SAME_THREAD);
        open(model);

        model.choose(Shop.FOR_GOOD);

        assertThat(stopper.chosen()).containsExactly(Shop.FOR_GOOD);
        assertThat(model.stage()).isInstanceOf(StopStage.Ended.class);
        assertThat(words(model.stage()))
                .containsExactly(
                        "Identity checked again",
                        "SIGTERM sent",
                        "Exited after 180 ms",
                        "Nobody took it back",
                        "bind [::]:3000 works: port is free");
    }

    @Test
    void aWaitIsOneLineThatCountsDownAndIsReplacedByItsEnd() {
        var model =
                model(
                        playing(
                                List.of(
                                        new StopStep.Waiting(Shop.SERVER, Duration.ofMillis(4_900)),
                                        new StopStep.Waiting(Shop.SERVER, Duration.ofMillis(2_100)),
                                        Shop.exited()),
                                freed()),
                        SAME_THREAD,
                        SAME_THREAD);
        open(model);

        model.choose(Shop.SERVER_ONLY);

        List<List<String>> times =
                stages.stream()
                        .filter(StopStage.Running.class::isInstance)
                        .map(stage ->
                                ((StopStage.Running) stage)
                                        .lines().stream().map(StopLine::time).toList())
                        .toList();
        assertThat(times)
                .containsExactly(
                        List.of(), List.of("5 s left"), List.of("3 s left"), List.of("180 ms"));
    }

    @Test
    void aProcessThatDoesNotEndIsKilledOnlyAfterAYes() {
        var model =
                model(
                        stopper(observer -> {
                            observer.step(Shop.stillRunning());
                            if (observer.outlived(Shop.SERVER, null) == Next.KILL) {
                                observer.step(Shop.signalled(Signal.SIGKILL));
                            }
                            return freed();
                        }),
                        background,
                        SAME_THREAD);
        openAndWait(model);
        model.choose(Shop.SERVER_ONLY);
        awaitQuestion(model);
        assertThat(words(model.stage())).doesNotContain("SIGKILL sent");

        model.answer(Next.KILL);

        awaitEnd(model);
        assertThat(words(model.stage())).containsExactly("Still running", "SIGKILL sent");
    }

    @Test
    void aProcessThatMayNotBeKilledIsLeftRunning() {
        var model =
                model(
                        stopper(observer -> {
                            observer.step(Shop.stillRunning());
                            assertThat(observer.outlived(Shop.SERVER, null)).isEqualTo(Next.LEAVE);
                            return Shop.report(List.of(), Shop.after(false, false, null));
                        }),
                        background,
                        SAME_THREAD);
        openAndWait(model);
        model.choose(Shop.SERVER_ONLY);
        awaitQuestion(model);

        model.answer(Next.LEAVE);

        awaitEnd(model);
        assertThat(words(model.stage())).containsExactly("Still running");
    }

    @Test
    void aProcessThatWasLeftRunningCanBeKilledAfterwardsAndItsHolderPlanned() {
        var model =
                model(
                        stopper(observer -> {
                            observer.step(Shop.stillRunning());
                            return Shop.report(List.of(), held());
                        }),
                        SAME_THREAD,
                        SAME_THREAD);
        open(model);
        model.choose(Shop.SERVER_ONLY);
        var ended = (StopStage.Ended) model.stage();
        assertThat(ended.running()).containsExactly(Shop.SERVER.ref());
        assertThat(ended.holders()).containsExactly(Shop.PORT_3000);

        model.kill(ended);
        assertThat(model.stage()).isInstanceOf(StopStage.Ended.class);

        model.openHolders(ended);
        assertThat(model.stage()).isEqualTo(new StopStage.Ready(Shop.PLAN));
    }

    @Test
    void cancellingAnswersTheQuestionWithNo() {
        var model =
                model(
                        stopper(observer -> {
                            assertThat(observer.outlived(Shop.SERVER, null)).isEqualTo(Next.LEAVE);
                            assertThat(observer.cancelled()).isTrue();
                            observer.step(new StopStep.Cancelled());
                            return new StopReport(
                                    List.of(Shop.PORT_3000), List.of(), List.of(), List.of(), true);
                        }),
                        background,
                        SAME_THREAD);
        openAndWait(model);
        model.choose(Shop.SERVER_ONLY);
        awaitQuestion(model);

        model.dismiss();

        awaitEnd(model);
        assertThat(words(model.stage())).containsExactly("Ended early by you");
    }

    @Test
    void cancellingLetsTheStopperEndBeforeTheDialogDoes() {
        Queue<Runnable> ui = new ArrayDeque<>();
        var model =
                model(
                        stopper(observer -> {
                            observer.step(new StopStep.Cancelled());
                            return new StopReport(
                                    List.of(Shop.PORT_3000), List.of(), List.of(), List.of(), true);
                        }),
                        SAME_THREAD,
                        ui::add);
        open(model);
        drain(ui);
        model.choose(Shop.SERVER_ONLY);

        model.dismiss();

        assertThat(model.stage())
                .isInstanceOfSatisfying(
                        StopStage.Running.class,
                        running -> assertThat(running.cancelling()).isTrue());
        drain(ui);
        assertThat(model.stage()).isInstanceOf(StopStage.Ended.class);
    }

    @Test
    void aPlanThatComesAfterClosingIsDropped() {
        Queue<Runnable> ui = new ArrayDeque<>();
        var model = model(playing(List.of(), freed()), SAME_THREAD, ui::add);
        open(model);

        model.dismiss();
        drain(ui);

        assertThat(model.stage()).isEqualTo(new StopStage.Closed());
    }

    @Test
    void nothingElseCanBeOpenedWhileAStopIsCarriedOut() {
        Queue<Runnable> ui = new ArrayDeque<>();
        var model = model(playing(List.of(), freed()), SAME_THREAD, ui::add);
        open(model);
        drain(ui);
        model.choose(Shop.SERVER_ONLY);
        StopStage running = model.stage();

        model.open(Shop.INVENTORY, List.of(Shop.PORT_9464));

        assertThat(model.stage()).isSameAs(running);
    }

    @Test
    void whatCameBackIsPlannedFromTheReport() {
        var report = Shop.report(List.of(), Shop.after(false, false, null));
        var stopper = playing(List.of(), report);
        var model = model(stopper, SAME_THREAD, SAME_THREAD);
        open(model);
        model.choose(Shop.SERVER_ONLY);

        model.openInstead();

        assertThat(stopper.plannedAgain()).isEqualTo(report);
        assertThat(model.stage()).isEqualTo(new StopStage.Ready(Shop.PLAN));
    }

    @Test
    void nothingCanBeChosenWithoutAPlan() {
        var model = model(playing(List.of(), freed()), SAME_THREAD, SAME_THREAD);

        assertThatThrownBy(() -> model.choose(Shop.SERVER_ONLY))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void openAndWait(StopDialogModel model) {
        open(model);
        Eventually.holds("a plan", () -> model.stage() instanceof StopStage.Ready);
    }

    private static void awaitQuestion(StopDialogModel model) {
        Eventually.holds(
                "the question",
                () -> model.stage() instanceof StopStage.Running running && running.asks() != null);
    }

    private static void awaitEnd(StopDialogModel model) {
        Eventually.holds("the end", () -> model.stage() instanceof StopStage.Ended);
    }

    private static void drain(Queue<Runnable> work) {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }
}
