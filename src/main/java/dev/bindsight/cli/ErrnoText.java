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
    private final int width;

    /** Text as wide as the terminal. */
    ErrnoText(Terminal terminal) {
        this.terminal = terminal;
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
                space.label(),
                entry -> {
                    Integer number = entry.number(space);
                    return number == null
                            ? Texts.get("socket.notApplicable")
                            : Integer.toString(number);
                },
                true,
                space.label().length(),
                rank);
    }

    /**
     * The page of what was found.
     *
     * @param asked what was asked for
     * @param matches at least one, the likely first
     */
    List<String> lines(String asked, List<Match> matches, NumberSpace here) {
        Match found = matches.getFirst();
        ErrnoEntry entry = found.entry();
        List<String> lines = new ArrayList<>();
        heading(entry).stream().map(terminal::bold).forEach(lines::add);
        if (!entry.aliases().isEmpty()) {
            String names = String.join(", ", entry.aliases());
            lines.addAll(TerminalText.wrap(INDENT + Texts.get("cli.errno.aliases", names), width));
        }
        NumberSpace space = found.space();
        if (space != null && space != here) {
            lines.addAll(note(asked, found));
        }
        matches.stream().skip(1).map(match -> note(asked, match)).forEach(lines::addAll);
        entry.calls().forEach(call -> addCall(lines, call));
        addNumbers(lines, entry);
        addPrinted(lines, entry.printed());
        return lines;
    }

    private List<String> heading(ErrnoEntry entry) {
        return TerminalText.wrap(
                Texts.get(
                        "cli.errno.heading",
                        entry.name(),
                        String.valueOf(entry.number(NumberSpace.LINUX)),
                        entry.message()),
                width);
    }

    private List<String> note(String asked, Match match) {
        NumberSpace space = match.space();
        String where = space == null ? "" : space.label();
        String text = Texts.get("cli.errno.numberElsewhere", asked, match.entry().name(), where);
        return TerminalText.wrap(INDENT + text, width);
    }

    private void addCall(List<String> lines, CallMeaning call) {
        lines.add("");
        lines.add(terminal.bold(call.call()));
        lines.addAll(TerminalText.wrap(INDENT + call.meaning(), width));
        lines.add(INDENT + terminal.faint(Texts.get("cli.errno.causes")));
        for (int i = 0; i < call.causes().size(); i++) {
            lines.addAll(hanging(INDENT + (i + 1) + ". ", call.causes().get(i)));
        }
        lines.add(INDENT + terminal.faint(Texts.get("cli.errno.fixes")));
        call.fixes().forEach(fix -> lines.addAll(hanging(INDENT + "-  ", fix)));
    }

    private void addNumbers(List<String> lines, ErrnoEntry entry) {
        String numbers =
                Stream.of(NumberSpace.values())
                        .filter(entry.numbers()::containsKey)
                        .map(space -> space.label() + " " + entry.number(space))
                        .collect(Collectors.joining(", "));
        lines.add("");
        lines.add(terminal.bold(Texts.get("cli.errno.numbers")));
        lines.addAll(TerminalText.wrap(INDENT + numbers, width));
    }

    private void addPrinted(List<String> lines, List<PrintedText> printed) {
        lines.add("");
        lines.add(terminal.bold(Texts.get("cli.errno.printed")));
        int widest =
                printed.stream()
                        .mapToInt(each -> each.ecosystem().label().length())
                        .max()
                        .orElse(0);
        for (PrintedText each : printed) {
            String label = TerminalText.pad(each.ecosystem().label(), widest, false);
            lines.addAll(hanging(INDENT + label + "  ", each.text()));
        }
    }

    /** The text, wrapped, with its first line behind {@code lead} and the others below it. */
    private List<String> hanging(String lead, String text) {
        int room = Math.max(1, width - lead.length());
        List<String> wrapped = TerminalText.wrap(text, room);
        List<String> lines = new ArrayList<>();
        for (String line : wrapped) {
            lines.add((lines.isEmpty() ? lead : " ".repeat(lead.length())) + line);
        }
        return lines;
    }
}
