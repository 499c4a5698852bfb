package dev.bindsight.cli.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a page says beyond the help, from a file of its own: {@code == HEADING} begins a section,
 * {@code = TERM} a term that the following lines explain, {@code $ COMMAND} an example that they
 * explain; other lines are paragraphs, parted by empty ones.
 *
 * @param sections in the order of the file
 */
record Notes(List<Section> sections) {
    /** The heading of the line that whatis(1) shows. */
    static final String NAME = "NAME";

    /** The heading of what is said beyond the help. */
    static final String DESCRIPTION = "DESCRIPTION";

    /** A heading and what stands under it. */
    record Section(String heading, List<Block> blocks) {}

    /** A part of a section. */
    sealed interface Block {
        /** Words. */
        record Paragraph(String text) implements Block {}

        /** A term and what it means. */
        record Term(String term, String text) implements Block {}

        /** A command as it is typed and what it does. */
        record Example(String command, String text) implements Block {}
    }

    /** The notes of a page. */
    static Notes of(String page) {
        try (InputStream stream = Notes.class.getResourceAsStream(page + ".txt")) {
            byte[] bytes = Objects.requireNonNull(stream, page).readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the text of such a file. */
    static Notes parse(String text) {
        var sections = new ArrayList<Section>();
        var blocks = new ArrayList<Block>();
        String heading = "";
        for (String part : text.strip().split("\n\\s*\n")) {
            if (part.startsWith("== ")) {
                if (!heading.isEmpty()) {
                    sections.add(new Section(heading, List.copyOf(blocks)));
                }
                blocks.clear();
                heading = part.substring(3).strip();
            } else {
                blocks.add(block(part));
            }
        }
        sections.add(new Section(heading, List.copyOf(blocks)));
        return new Notes(List.copyOf(sections));
    }

    /** What stands under a heading, or nothing. */
    List<Block> under(String heading) {
        return sections.stream()
                .filter(each -> each.heading().equals(heading))
                .flatMap(each -> each.blocks().stream())
                .toList();
    }

    /** The paragraphs under a heading. */
    List<String> words(String heading) {
        return under(heading).stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(each -> ((Block.Paragraph) each).text())
                .toList();
    }

    /** The commands of the examples. */
    List<String> commands() {
        return sections.stream()
                .flatMap(each -> each.blocks().stream())
                .filter(Block.Example.class::isInstance)
                .map(each -> ((Block.Example) each).command())
                .toList();
    }

    private static Block block(String part) {
        String[] lines = part.split("\n", 2);
        String rest = lines.length > 1 ? flowing(lines[1]) : "";
        if (part.startsWith("= ")) {
            return new Block.Term(lines[0].substring(2), rest);
        }
        if (part.startsWith("$ ")) {
            return new Block.Example(lines[0].substring(2), rest);
        }
        return new Block.Paragraph(flowing(part));
    }

    private static String flowing(String lines) {
        return lines.strip().replaceAll("\\s*\n\\s*", " ");
    }
}
