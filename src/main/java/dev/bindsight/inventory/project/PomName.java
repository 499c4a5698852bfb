package dev.bindsight.inventory.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The artifactId of a pom.xml itself, not that of its parent or of what it uses. */
final class PomName {
    private static final Pattern PIECE =
            Pattern.compile(
                    "<!--.*?-->|<\\?.*?\\?>|<!\\[CDATA\\[.*?\\]\\]>|<(/?)([\\w:.-]+)[^>]*?(/?)>",
                    Pattern.DOTALL);

    private PomName() {}

    static Optional<String> of(String text) {
        Matcher piece = PIECE.matcher(text);
        int depth = 0;
        int begin = -1;
        while (piece.find()) {
            String tag = piece.group(2);
            if (tag == null || !piece.group(3).isEmpty()) {
                continue;
            }
            if (piece.group(1).isEmpty()) {
                depth++;
                begin = depth == 2 && tag.equals("artifactId") ? piece.end() : -1;
            } else {
                depth--;
                if (begin >= 0) {
                    return Optional.of(text.substring(begin, piece.start()));
                }
            }
        }
        return Optional.empty();
    }
}
