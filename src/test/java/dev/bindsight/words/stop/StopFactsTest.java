package dev.bindsight.words.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.ActionFailure;
import dev.bindsight.fix.MissingPermission;
import dev.bindsight.fix.ProtectedProcess;
import dev.bindsight.fix.Protection.TypedConfirmation;
import dev.bindsight.fix.Requirement;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Syscall;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The facts of a stop in words. */
class StopFactsTest {
    private static final List<String> COMMAND = List.of("systemctl", "stop", "web.service");

    @Test
    void what_guards_a_process_is_a_clause() {
        assertThat(
                        Stream.of(ProtectedProcess.values())
                                .map(guard ->
                                        ObstacleText.of(
                                                new TypedConfirmation(
                                                        Shop.SERVER, guard, "server.js", true))))
                .containsExactly(
                        "PID 1 is never stopped: the whole system depends on it.",
                        "server.js is a thread of the kernel; no signal ends it.",
                        "server.js only forwards a container's port; stop the container.",
                        "Bindsight itself",
                        "a process that Bindsight was started by",
                        "the display server: every window goes with it",
                        "the desktop shell",
                        "the manager of this user's services",
                        "the message bus of the desktop or the system",
                        "a session leader: the programs of its session may end with it");
    }

    @Test
    void what_is_needed_is_a_clause() {
        assertThat(
                        Stream.of(
                                        new Requirement.RootToSignal(),
                                        new Requirement.UserToSignal("ann"),
                                        new Requirement.RootToSee(),
                                        new Requirement.UserToSee("ann"),
                                        new Requirement.PolicyToSee(),
                                        new Requirement.RootToSeeProtected(),
                                        new Requirement.UnitRight("systemctl stop web.service"),
                                        new Requirement.RuntimeRight("docker", "shop"))
                                .map(RequirementText::of))
                .containsExactly(
                        "only root may signal it (CAP_KILL)",
                        "only ann or root may signal it (CAP_KILL)",
                        "only root may see its owner",
                        "only ann or root may see its owner",
                        "a capability is missing here, or a policy forbids the look",
                        "only root may see which process has it",
                        "root, or the right to manage the unit: sudo systemctl stop web.service",
                        "the right to use docker: sudo docker stop shop");
        assertThat(RequirementText.of(new Requirement.PolicyToSignal())).contains("CAP_KILL");
        assertThat(RequirementText.of(new Requirement.OneNamespace())).contains("pid namespace");
        assertThat(
                        RequirementText.owner(
                                new MissingPermission(null, new Requirement.RootToSee(), null)))
                .isEqualTo("another user");
    }

    @Test
    void why_something_was_not_done_is_a_clause() {
        assertThat(
                        Stream.of(
                                        new ActionFailure.NeverSignalled(),
                                        new ActionFailure.AlreadyEnded(),
                                        new ActionFailure.GaveUp(),
                                        new ActionFailure.Unverifiable(),
                                        new ActionFailure.OtherNamespace(new Pid(7)),
                                        new ActionFailure.OutlivedTerm(Duration.ofSeconds(3), null),
                                        new ActionFailure.OutlivedKill(),
                                        new ActionFailure.WaitCancelled(),
                                        new ActionFailure.CallRefused(
                                                Syscall.PIDFD_OPEN, new Errno("EPERM", 1)),
                                        new ActionFailure.CommandAbsent("docker"),
                                        new ActionFailure.CommandSlow(
                                                COMMAND, Duration.ofMinutes(2)),
                                        new ActionFailure.CommandCancelled(
                                                COMMAND, Duration.ofSeconds(2)),
                                        new ActionFailure.CommandFailed(COMMAND, 4, ""),
                                        new ActionFailure.CommandFailed(COMMAND, 4, "Denied."))
                                .map(ActionFailureText::of))
                .containsExactly(
                        "it is never signalled",
                        "it had already ended; nothing was signalled",
                        "it no longer holds the socket; nothing was signalled",
                        "whether it still holds the socket cannot be verified; nothing was"
                                + " signalled",
                        "pid 7 in /proc is another process here: /proc is of another pid namespace;"
                                + " nothing was signalled",
                        "it still runs 3.0 s after SIGTERM",
                        "it still runs after SIGKILL",
                        "the wait was cancelled while it still ran",
                        "pidfd_open: EPERM",
                        "docker is not on the PATH",
                        "systemctl stop web.service did not finish within 2 min",
                        "systemctl stop web.service was cancelled after 2.0 s",
                        "systemctl stop web.service ended with status 4",
                        "Denied.");
    }
}
