package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.Protection.Ordinary;
import dev.bindsight.fix.Protection.Refused;
import dev.bindsight.fix.Protection.TypedConfirmation;
import dev.bindsight.testbed.ScriptedProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ProtectionTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aProcessLikeAnyOtherTakesTheUsualCare() {
        assertThat(scene.target().protection()).isEqualTo(new Ordinary());
        assertThat(ProtectedProcess.isLikeAnyOther(scene.target().process())).isTrue();
    }

    @Test
    void pidOneIsRefusedAndThereIsNothingToChoose() {
        scene.server.close(3);
        scene.init.open(scene.socket);

        StopPlan plan = scene.plan();

        assertThat(plan.targets().getFirst().protection()).isInstanceOf(Refused.class);
        assertThat(ProtectedProcess.isLikeAnyOther(plan.targets().getFirst().process())).isFalse();
        assertThat(plan.choices()).isEmpty();
        assertThat(plan.obstacles())
                .singleElement()
                .matches(obstacle -> obstacle.reason() == Obstacle.Reason.REFUSED);
        assertThat(plan.only(List.of(scene.init.ref()))).isEmpty();
    }

    @Test
    void aKernelThreadIsRefused() {
        scene.server.kernelThread();

        assertThat(scene.target().protection()).isInstanceOf(Refused.class);
    }

    @Test
    void nothingIsOfferedWherePidsAreThoseOfAnotherNamespace() {
        scene.platform.machine().withForeignProc();

        StopPlan plan = scene.plan();

        assertThat(plan.choices()).isEmpty();
        assertThat(plan.instead()).isEmpty();
        assertThat(plan.only(List.of(scene.server.ref()))).isEmpty();
        assertThat(plan.obstacles())
                .singleElement()
                .matches(obstacle -> obstacle.reason() == Obstacle.Reason.OTHER_NAMESPACE);
    }

    @ParameterizedTest
    @CsvSource({
        "Xorg, DISPLAY",
        "Xwayland, DISPLAY",
        "gnome-shell, DISPLAY",
        "kwin_wayland, DISPLAY",
        "sway, DISPLAY",
        "plasmashell, DESKTOP",
        "dbus-daemon, BUS",
        "dbus-broker, BUS"
    })
    void whatTheDesktopDependsOnTakesATypedWord(String program, ProtectedProcess guard) {
        scene.server.command("/usr/bin/" + program);

        assertThat(scene.target().protection())
                .isInstanceOfSatisfying(
                        TypedConfirmation.class,
                        typed -> {
                            assertThat(typed.guard()).isEqualTo(guard);
                            assertThat(typed.word()).isEqualTo(program);
                        });
    }

    @Test
    void theManagerOfTheUsersServicesTakesATypedWord() {
        scene.server.command("/usr/lib/systemd/systemd", "--user");

        assertThat(scene.target().protection()).isInstanceOf(TypedConfirmation.class);
    }

    @Test
    void aSessionLeaderOfATerminalWithOthersTakesATypedWord() {
        scene.server.session(4121).terminal();
        ScriptedProcess other = scene.process(4130, scene.init, "vim").session(4121);

        assertThat(scene.target().protection())
                .isInstanceOfSatisfying(
                        TypedConfirmation.class,
                        typed -> {
                            assertThat(typed.guard()).isEqualTo(ProtectedProcess.SESSION_LEADER);
                            assertThat(typed.process().ref()).isEqualTo(scene.server.ref());
                        });

        other.open(scene.socket);
        assertThat(scene.target().protection()).as("it ends too").isEqualTo(new Ordinary());
        other.close(3).session(4130);
        assertThat(scene.target().protection()).as("alone").isEqualTo(new Ordinary());
    }

    @Test
    void aDaemonLeadsASessionWithoutATerminalSoThatNobodyEndsWithIt() {
        scene.server.session(4121);
        scene.process(4130, scene.init, "worker").session(4121);

        assertThat(scene.target().protection()).isEqualTo(new Ordinary());
    }

    @Test
    void bindsightItselfTakesATypedWord() {
        scene.server.close(3);
        int own = scene.platform.machine().pid().orElseThrow().number();
        scene.process(own, scene.init, "java").open(scene.socket);

        assertThat(scene.target().protection())
                .isInstanceOfSatisfying(
                        TypedConfirmation.class,
                        typed -> assertThat(typed.guard()).isEqualTo(ProtectedProcess.SELF));
    }

    @Test
    void theShellThatStartedBindsightTakesATypedWord() {
        scene.server.close(3);
        ScriptedProcess terminal = scene.process(2210, scene.init, "kitty").open(scene.socket);
        ScriptedProcess shell = scene.process(3988, terminal, "bash");
        scene.process(scene.platform.machine().pid().orElseThrow().number(), shell, "java");

        assertThat(scene.target().protection())
                .isInstanceOfSatisfying(
                        TypedConfirmation.class,
                        typed -> assertThat(typed.guard()).isEqualTo(ProtectedProcess.ANCESTOR));
    }

    @Test
    void theCareAChoiceTakesIsTheMostOfItsProcesses() {
        scene.process(4200, scene.init, "Xorg").open(scene.socket);

        assertThat(scene.plan().choices().getFirst().protection())
                .isInstanceOf(TypedConfirmation.class);
        assertThat(scene.plan().only(List.of(scene.server.ref())).orElseThrow().protection())
                .isEqualTo(new Ordinary());
    }

    @Test
    void aServiceThatLeadsItsSessionAsAllServicesDoIsStoppedBySystemctlWithTheUsualCare() {
        scene.server.session(4121).cgroup("/system.slice/web.service");

        assertThat(scene.plan().choices())
                .allMatch(choice -> choice.protection() instanceof Ordinary);
    }

    @Test
    void stoppingTheServiceOfTheDisplayServerTakesATypedWordAllTheSame() {
        scene.server.command("/usr/bin/Xorg").cgroup("/system.slice/xorg.service");

        assertThat(scene.plan().choices())
                .allMatch(choice -> choice.protection() instanceof TypedConfirmation);
    }
}
