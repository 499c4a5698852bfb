package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.fix.VerifiedStopper;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.List;

/** Which choice is taken when nobody is asked. */
class StopSelectionTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final ScriptedProcess init = platform.process(1).command("/sbin/init").comm("systemd");

    @Test
    void noPortIsLeftHeldThatAnotherChoiceFrees() {
        server().parent(init);
        var activated = platform.add(ScriptedSocket.listener("127.0.0.1:8080").cgroup(77));
        platform.cgroups().path(77, "/system.slice/web.socket");
        init.open(activated);
        StopPlan plan = plan();

        StopChoice unasked = StopSelection.unasked(plan, plan.choices(), false);

        assertThat(plan.choices()).hasSizeGreaterThan(1);
        assertThat(unasked.fixes())
                .extracting(each -> each.id())
                .containsExactly("stop-supervisor", "stop-owner");
        assertThat(plan.ended(unasked))
                .extracting(StopTarget::process)
                .extracting(each -> each.pid().number())
                .containsExactly(1, 4121);
    }

    @Test
    void ofChoicesThatEndTheSameTheOneThatSignalsTheOwnersIsTaken() {
        server().parent(platform.process(4100).command("node", "/usr/bin/nodemon", "server.js"));
        StopPlan plan = plan();

        StopChoice unasked = StopSelection.unasked(plan, plan.choices(), false);

        assertThat(plan.choices()).hasSize(2);
        assertThat(unasked.fixes()).singleElement().matches(each -> each.id().equals("stop-owner"));
    }

    private ScriptedProcess server() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        return platform.process(4121).command("node", "server.js").open(socket);
    }

    /** A plan for every port there is, without systemctl and docker. */
    private StopPlan plan() {
        try (var inventory = new LiveInventory(platform, InstantSource.system())) {
            return switch (inventory.read(SourceChoice.AUTOMATIC)) {
                case Reading.Read(Inventory read) ->
                        new VerifiedStopper(platform, inventory, "")
                                .plan(read, List.copyOf(read.entries()));
                case Reading.Unreadable(var refusals) -> throw new AssertionError(refusals);
            };
        }
    }
}
