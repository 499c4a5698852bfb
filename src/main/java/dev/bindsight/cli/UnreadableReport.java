package dev.bindsight.cli;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EPERM;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.text.Texts;

import java.util.stream.Collectors;

/** Says that no source of sockets answered. */
final class UnreadableReport {
    private UnreadableReport() {}

    /** Prints why; whether permission is what was missing decides the exit status. */
    static Exit report(Reading.Unreadable reading, Terminal terminal) {
        String reasons =
                reading.refusals().stream()
                        .map(each -> each.source().label() + ": " + each)
                        .collect(Collectors.joining("; "));
        terminal.err().println(Texts.get("cli.unreadable", reasons));
        boolean forbidden =
                reading.refusals().stream()
                        .map(SourceRefusal::errno)
                        .anyMatch(errno -> errno.is(EPERM, EACCES));
        return forbidden ? Exit.NOT_PERMITTED : Exit.FAILED;
    }
}
