package dev.bindsight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text whose pieces look different, broken into lines as {@link TerminalText#wrap} breaks one.
 *
 * @param pieces the pieces, in order
 */
record StyledText(List<Piece> pieces) {
    /**
     * A piece.
     *
     * @param text its text
     * @param style puts the colours around it
     */
    record Piece(String text, UnaryOperator<String> style) {}

    /** Copies the list. */
    StyledText {
        pieces = List.copyOf(pieces);
    }

    /** Lines of at most {@code columns}, broken at spaces; a longer word is cut off. */
    List<String> lines(int columns) {
        var lines = new ArrayList<String>();
        var line = new ArrayList<Piece>();
        for (List<Piece> word : words()) {
            if (!line.isEmpty() && width(line) + 1 + width(word) > columns) {
                lines.add(shown(line));
                line.clear();
            }
            if (!line.isEmpty()) {
                // a space takes after what it follows, as the words on both its sides mostly do
                line.add(new Piece(" ", line.getLast().style()));
            }
            line.addAll(width(word) > columns ? clipped(word, columns) : word);
        }
        lines.add(shown(line));
        return lines;
    }

    /** Words without their spaces; one may be of several pieces. */
    private List<List<Piece>> words() {
        var words = new ArrayList<List<Piece>>();
        var word = new ArrayList<Piece>();
        for (Piece piece : pieces) {
            String[] parts = TerminalText.visible(piece.text()).split(" ", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0 && !word.isEmpty()) {
                    words.add(List.copyOf(word));
                    word.clear();
                }
                if (!parts[i].isEmpty()) {
                    word.add(new Piece(parts[i], piece.style()));
                }
            }
        }
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words;
    }

    private static List<Piece> clipped(List<Piece> word, int columns) {
        var whole = new StringBuilder();
        word.forEach(each -> whole.append(each.text()));
        String clipped = TerminalText.clip(whole.toString(), columns);
        return List.of(new Piece(clipped, word.getFirst().style()));
    }

    private static int width(List<Piece> pieces) {
        return pieces.stream().mapToInt(each -> TerminalText.width(each.text())).sum();
    }

    /** Pieces of one look that stand together are one. */
    private static String shown(List<Piece> line) {
        var shown = new StringBuilder();
        for (int i = 0; i < line.size(); ) {
            UnaryOperator<String> style = line.get(i).style();
            var same = new StringBuilder();
            while (i < line.size() && line.get(i).style() == style) {
                same.append(line.get(i).text());
                i++;
            }
            shown.append(style.apply(same.toString()));
        }
        return shown.toString();
    }
}
