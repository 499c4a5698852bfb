package dev.bindsight.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.ports.ExtraFacts;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.sample.Population;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The list as a file for a spreadsheet or a program. */
class ListExportTest {
    @TempDir Path directory;

    private final Population population = new Population(Instant.parse("2026-11-21T12:00:00Z"));
    private final ListExport export =
            new ListExport(new MachineSummary(new ScriptedPlatform().machine(), "box"));

    @Test
    void aSpreadsheetGetsOneLineForEachRow() throws IOException {
        population.process("server.js", "node", Duration.ofHours(1), "tcp4", "127.0.0.1", 80, 511);

        List<String> lines = Files.readAllLines(write("ports.csv"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("Port,Address,Proto,Service,Process,Pids,User");
        assertThat(lines.getLast())
                .startsWith("80,127.0.0.1,tcp4,http,server.js,2000,ann,this machine,LISTEN,0/511,")
                .endsWith("node server.js");
    }

    @Test
    void aNameThatASpreadsheetWouldCalculateIsText() throws IOException {
        population.process("=1+1,\"x\"", null, Duration.ZERO, "tcp4", "127.0.0.1", 80, 5);

        assertThat(Files.readString(write("ports.csv"))).contains(",\"'=1+1,\"\"x\"\"\",");
    }

    @Test
    void aNameEndingInJsonGetsTheJsonOfTheCommandLine() throws IOException {
        population.hidden("0.0.0.0", 8000, 5);

        assertThat(Files.readString(write("PORTS.JSON")))
                .startsWith("{")
                .contains("\"ownersHidden\" : 1")
                .contains("\"port\" : 8000");
    }

    private Path write(String name) throws IOException {
        Inventory inventory = population.inventory();
        List<PortFacts> rows =
                inventory.entries().stream()
                        .map(entry ->
                                new PortFacts(
                                        entry,
                                        inventory.owners(entry),
                                        "ann",
                                        "http",
                                        true,
                                        Mark.NONE,
                                        null,
                                        ExtraFacts.NONE,
                                        null))
                        .toList();
        Path file = directory.resolve(name);
        export.write(file, inventory, rows);
        return file;
    }
}
