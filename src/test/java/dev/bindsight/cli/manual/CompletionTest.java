package dev.bindsight.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Completion as each shell does it, with the files as a package installs them. */
class CompletionTest {
    @TempDir private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Manual.main(new String[] {folder.toString(), "1.2.3", "2026-11-21"});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    bindsight po                          | ports
                    bindsight --v                         | --version
                    bindsight --show b                    | bind
                    bindsight --show = ""                 | ports connections bind connect explain reference history clipboard
                    bindsight why ""                      |
                    bindsight ports --so                  | --source
                    bindsight ports node pro              | proto: process:
                    bindsight ports proto : u             |
                    bindsight ports --source ""           | auto sock_diag procfs oshi
                    bindsight ports --source = p          | procfs
                    bindsight bind --hold ""              |
                    bindsight stop 3000 --w               | --wait
                    bindsight connect localho             | localhost
                    bindsight connect --timeout = 3s loca | localhost
                    bindsight connect localhost --co      | --count --control
                    bindsight errno EADDR                 | EADDRINUSE EADDRNOTAVAIL
                    bindsight nothing ""                  |
                    """)
    void bashOffers(String line, String offered) {
        var command =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "--norc",
                                "--noprofile",
                                "-c",
                                """
                                source "$0"
                                [[ $(complete -p bindsight) == *'-F _bindsight bindsight' ]] || exit
                                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
                                _bindsight
                                printf '%s\\n' "${COMPREPLY[@]}"
                                """,
                                folder.resolve("completions/bash/bindsight").toString()));
        for (String word : line.split(" +")) {
            command.add(word.replace("\"", ""));
        }
        assertThat(Shell.lines(folder, command.toArray(String[]::new)))
                .isEqualTo(List.of(Objects.requireNonNullElse(offered, "").split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    bindsight po                 | ports     -- Lists what listens
                    "bindsight "                 | connect   -- Connects to every address of a host
                    bindsight --v                | --version -- Show the version
                    "bindsight --show "          | bind clipboard connect connections explain history ports reference
                    bindsight why 3000 --u       | --udp     -- UDP instead of TCP
                    bindsight connect a 1 --c    | --control -- Compare what fails with another
                    "bindsight ports --source "  | auto oshi procfs sock_diag
                    bindsight errno EADDR        | EADDRINUSE EADDRNOTAVAIL
                    bindsight ports pr           | process: proto:
                    bindsight wait localho       | localhost
                    """)
    void zshOffers(String line, String offered) {
        Path script = Path.of("src/test/resources/dev/bindsight/cli/manual/listed.zsh");
        List<String> listed =
                Shell.lines(
                        folder,
                        "zsh",
                        "-f",
                        script.toString(),
                        folder.resolve("completions/zsh").toString(),
                        line);
        assertThat(listed.stream().map(each -> each.replaceAll("\\s+", " ")))
                .as(line)
                .anyMatch(each -> each.contains(offered.replaceAll("\\s+", " ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    bindsight po                   | "ports\tLists what listens"
                    bindsight --v                  | "--version\tShow the version"
                    bindsight --show=po            | "--show=ports\tOpen the desktop app at ports, connections, bind, connect, explain, reference or history; clipboard explains what was copied"
                    "bindsight why "               |
                    bindsight why 3000 --u         | "--udp\tUDP instead of TCP"
                    bindsight errno EADDR          | EADDRINUSE EADDRNOTAVAIL
                    bindsight ports node ex        | exposure:
                    bindsight connect lo htt       | http https http-alt
                    bindsight connect --count 2 EA |
                    """)
    void fishOffers(String line, String offered) {
        List<String> lines =
                Shell.lines(
                        folder,
                        "fish",
                        "--no-config",
                        "-c",
                        "source $argv[1]; complete -C $argv[2]",
                        folder.resolve("completions/fish/bindsight.fish").toString(),
                        line);
        if (offered == null || offered.contains("\t")) {
            assertThat(lines).isEqualTo(offered == null ? List.of() : List.of(offered));
        } else {
            // services(5) of the machine may know more of them
            assertThat(lines).contains(offered.split(" ")[0]);
            assertThat(lines).allMatch(each -> !each.contains("\t"));
        }
    }
}
