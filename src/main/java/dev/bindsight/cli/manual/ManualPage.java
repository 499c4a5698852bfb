package dev.bindsight.cli.manual;

import dev.bindsight.cli.manual.Notes.Block;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a page of section 1. */
final class ManualPage {
    /** In a synopsis: an option, a word in capitals, or what is typed as it stands. */
    private static final Pattern TOKEN =
            Pattern.compile("(--[a-z0-9-]+)|([A-Z]{1,}…?)|([a-z][a-z_0-9]*|[0-9]+[a-z]*)");

    private static final String SEE_ALSO = "SEE ALSO";

    /** Sections of the notes whose place is among what comes from the model. */
    private static final Set<String> PLACED = Set.of(Notes.NAME, Notes.DESCRIPTION, SEE_ALSO);

    private final Program program;
    private final Edition edition;

    /**
     * The pages of a program.
     *
     * @param edition what stands in the head and the foot of each
     */
    ManualPage(Program program, Edition edition) {
        this.program = program;
        this.edition = edition;
    }

    /** The page of the program itself. */
    String ofProgram() {
        VerbManual itself = program.itself();
        Notes notes = Notes.of(itself.name());
        var page = head(itself.name(), itself, notes);
        description(page, itself, notes);
        page.macro("SH", "VERBS");
        for (VerbManual each : program.verbs()) {
            page.term(Roff.bold(each.name()), each.description().getFirst());
        }
        page.line(".P").words("Each has a page of its own, bindsight-VERB(1).");
        options(page, itself);
        rest(page, notes, program.verbs().stream().map(this::page).toList());
        return page.toString();
    }

    /** The page of a verb. */
    String of(VerbManual verb) {
        Notes notes = Notes.of(verb.name());
        var page = head(page(verb), verb, notes);
        description(page, verb, notes);
        if (!verb.operands().isEmpty()) {
            page.macro("SH", "ARGUMENTS");
            for (Operand each : verb.operands()) {
                page.term(Roff.italic(each.label()), each.description());
            }
        }
        options(page, verb);
        Stream<String> others =
                program.verbs().stream().filter(each -> !each.equals(verb)).map(this::page);
        rest(page, notes, Stream.concat(Stream.of(program.itself().name()), others).toList());
        return page.toString();
    }

    /** What the page of a verb is called. */
    String page(VerbManual verb) {
        return program.itself().name() + "-" + verb.name();
    }

    private Roff head(String name, VerbManual verb, Notes notes) {
        var page = new Roff();
        page.comment("Written from the parser's own model when the package was built.");
        page.macro(
                "TH",
                name.toUpperCase(Locale.ROOT),
                "1",
                edition.date(),
                "Bindsight " + edition.version(),
                "User Commands");
        // no hyphenation, and no gaps between words: the text is full of options and addresses
        page.line(".nh").line(".ad l");
        page.macro("SH", "NAME");
        page.broken(
                Roff.escaped(name) + " \\- " + Roff.escaped(notes.words(Notes.NAME).getFirst()));
        page.macro("SH", "SYNOPSIS");
        for (String each : verb.usages()) {
            page.broken(synopsis(each));
            if (!each.equals(verb.usages().getLast())) {
                page.line(".br");
            }
        }
        return page;
    }

    private static void description(Roff page, VerbManual verb, Notes notes) {
        page.macro("SH", Notes.DESCRIPTION);
        for (String each : verb.description()) {
            page.words(each);
        }
        blocks(page, notes.under(Notes.DESCRIPTION), false);
    }

    private static void options(Roff page, VerbManual verb) {
        page.macro("SH", "OPTIONS");
        for (Flag each : verb.options()) {
            String names = each.names().stream().map(Roff::bold).collect(Collectors.joining(", "));
            String label = each.label() == null ? "" : " " + Roff.italic(each.label());
            page.term(names + label, each.description());
        }
    }

    private void rest(Roff page, Notes notes, List<String> others) {
        page.macro("SH", "EXIT STATUS");
        for (Program.Status each : program.statuses()) {
            page.term(Roff.bold(each.number()), sentence(each.meaning()));
        }
        page.line(".P").words("Ended by a signal: 128 + its number.");
        notes.sections().stream()
                .filter(each -> !PLACED.contains(each.heading()))
                .forEach(each -> {
                    page.macro("SH", each.heading());
                    blocks(page, each.blocks(), true);
                });
        page.macro("SH", SEE_ALSO);
        String own = others.stream().map(each -> each + "(1)").collect(Collectors.joining(", "));
        String foreign = String.join(", ", notes.words(SEE_ALSO));
        page.words(foreign.isEmpty() ? own : own + ", " + foreign);
    }

    private static void blocks(Roff page, List<Block> blocks, boolean first) {
        boolean begins = first;
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph(String text) -> {
                    if (!begins) {
                        page.line(".P");
                    }
                    page.words(text);
                }
                case Block.Term(String term, String text) -> page.term(Roff.bold(term), text);
                case Block.Example(String command, String text) ->
                        page.term(Roff.bold("$ " + command), text);
            }
            begins = false;
        }
    }

    /** The synopsis, in which what hangs together stays on one line. */
    private static String synopsis(String line) {
        var out = new StringBuilder();
        boolean value = false;
        int depth = 0;
        int end = 0;
        Matcher token = TOKEN.matcher(line);
        while (token.find()) {
            String between = line.substring(end, token.start());
            depth = between(out, between, depth);
            value = value && !between.contains("]");
            boolean stands = token.group(2) != null || value && !isChoice(line, token);
            out.append(stands ? Roff.italic(token.group()) : Roff.bold(token.group()));
            value = token.group(1) != null;
            end = token.end();
        }
        between(out, line.substring(end), depth);
        return out.toString();
    }

    private static boolean isChoice(String line, Matcher token) {
        return line.startsWith("|", token.end()) || line.startsWith("|", token.start() - 1);
    }

    /** Appends what is no word; inside brackets a space does not break. */
    private static int between(StringBuilder out, String text, int before) {
        int depth = before;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            depth += each == '[' ? 1 : each == ']' ? -1 : 0;
            out.append(each == ' ' && depth > 0 ? "\\ " : Roff.escaped(String.valueOf(each)));
        }
        return depth;
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
