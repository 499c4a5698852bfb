package dev.bindsight.view;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.ports.PortsScreen;
import dev.bindsight.view.shell.LiveModel;
import dev.bindsight.words.PrivilegesText;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What can be done when the sockets could not be read.
 *
 * @param live has the machine read
 * @param machine tells who we are
 * @param clock tells when it happened
 */
record ReadingRecovery(LiveModel live, MachineSummary machine, InstantSource clock)
        implements PortsScreen.ListRecovery {
    @Override
    public void tryAgain() {
        live.choose(SourceChoice.AUTOMATIC);
    }

    @Override
    public void copyReport(String failures) {
        Clipboards.put(
                Texts.get(
                        "state.report",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        PrivilegesText.of(machine.privileges()),
                        failures));
    }
}
