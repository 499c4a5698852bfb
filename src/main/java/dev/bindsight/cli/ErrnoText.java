package dev.bindsight.cli;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.errno.PrintedText;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries of the reference as a person reads them: a list, or one as a short man page. */
final class ErrnoText {
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final NumberSpace here;
    private final int width;

    /**
     * Text as wide as the terminal.
     *
     * @param here the system whose numbers need no mention
     */
    ErrnoText(Terminal terminal, NumberSpace here) {
        this.terminal = terminal;
        this.here = here;
        width = terminal.columns();
    }

    /** The heading, and a line for each entry. */
    static List<String> table(Collection<ErrnoEntry> entries, int columns) {
        return new TextTable<ErrnoEntry>(
                        List.of(
                                new Column<>(
                                        Texts.get("cli.errno.column.name"),
                                        ErrnoEntry::name,
                                        false,
                                        15,
                                        0),
                                number(NumberSpace.LINUX, 1),
                                number(NumberSpace.MACOS, 3),
                                number(NumberSpace.WINDOWS, 4),
                                new Column<>(
                                        Texts.get("cli.errno.column.message"),
                                        ErrnoEntry::message,
                                        false,
                                        20,
                                        2)))
                .lines(List.copyOf(entries), columns);
    }

    private static Column<ErrnoEntry> number(NumberSpace space, int rank) {
        return new Column<>(
                space.label(), entry -> digits(entry, space), true, space.label().length(), rank);
    }

    private static String digits(ErrnoEntry entry, NumberSpace space) {
        Integer number = entry.number(space);
        return number == null ? Texts.get("socket.notApplicable") : Integer.toString(number);
    }

    /**
     * The page of what was found.
     *
     * @param asked what was asked for
     * @param matches at least one, the likely first
     */
    List<String> lines(String asked, List<Match> matches) {
        Match found = matches.getFirst();
        ErrnoEntry entry = found.entry();
        List<String> lines = new ArrayList<>();
        heading(entry).stream().map(terminal::bold).forEach(lines::add);
        if (!entry.aliases().isEmpty()) {
            String names = String.join(", ", entry.aliases());
            lines.addAll(TerminalText.wrap(INDENT + Texts.get("cli.errno.aliases", names), width));
        }
        for (Match match : matches) {
            NumberSpace space = match.space();
            if (space != null && (match != found || space != here)) {
                lines.addAll(note(asked, match.entry(), space));
            }
        }
        entry.calls().forEach(call -> addCall(lines, call));
        addNumbers(lines, entry);
        addPrinted(lines, entry.printed());
        return lines;
    }

    private List<String> heading(ErrnoEntry entry) {
        return TerminalText.wrap(
                Texts.get("cli.errno.heading", entry.name(), digits(entry, here), entry.message()),
                width);
    }

    /** Whose number it is that was asked for. */
    private List<String> note(String asked, ErrnoEntry entry, NumberSpace space) {
        Integer number = entry.number(space);
        boolean negated = number == null || number != Integer.parseInt(asked);
        String text =
                Texts.get(
                        negated ? "cli.errno.negated" : "cli.errno.number",
                        asked,
                        entry.name(),
                        label(entry, space));
        return TerminalText.wrap(INDENT + text, width);
    }

    /** libuv has numbers of its own on Windows; those of getaddrinfo(3) it has everywhere. */
    private static String label(ErrnoEntry entry, NumberSpace space) {
        return space == NumberSpace.LIBUV && !entry.isResolverCode()
                ? Texts.get("cli.errno.libuvOnWindows")
                : space.label();
    }

    private void addCall(List<String> lines, CallMeaning call) {
        addTitle(lines, call.call());
        lines.addAll(TerminalText.wrap(INDENT + call.meaning(), width));
        addFaint(lines, Texts.get("cli.errno.causes"));
        for (int i = 0; i < call.causes().size(); i++) {
            lines.addAll(
                    TerminalText.hanging(INDENT + (i + 1) + ". ", call.causes().get(i), width));
        }
        addFaint(lines, Texts.get("verdict.whatToDo"));
        call.fixes().forEach(fix -> lines.addAll(TerminalText.hanging(INDENT + "-  ", fix, width)));
    }

    private void addNumbers(List<String> lines, ErrnoEntry entry) {
        String numbers =
                Stream.of(NumberSpace.values())
                        .filter(entry.numbers()::containsKey)
                        .map(space -> label(entry, space) + " " + digits(entry, space))
                        .collect(Collectors.joining(", "));
        addTitle(lines, Texts.get("cli.errno.numbers"));
        lines.addAll(TerminalText.wrap(INDENT + numbers, width));
    }

    private void addPrinted(List<String> lines, List<PrintedText> printed) {
        addTitle(lines, Texts.get("reference.printed"));
        int widest =
                printed.stream()
                        .mapToInt(each -> each.ecosystem().label().length())
                        .max()
                        .orElse(0);
        for (PrintedText each : printed) {
            String label = TerminalText.pad(each.ecosystem().label(), widest, false);
            lines.addAll(TerminalText.hanging(INDENT + label + "  ", each.text(), width));
        }
    }

    private void addTitle(List<String> lines, String title) {
        lines.add("");
        TerminalText.wrap(title, width).stream().map(terminal::bold).forEach(lines::add);
    }

    private void addFaint(List<String> lines, String text) {
        TerminalText.wrap(INDENT + text, width).stream().map(terminal::faint).forEach(lines::add);
    }
}
