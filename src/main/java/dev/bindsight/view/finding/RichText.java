package dev.bindsight.view.finding;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence that wraps, in which addresses, or what it is about, stand out. */
public final class RichText {
    /**
     * {@code *:3000}, {@code [::1]:3000}, {@code [fe80::1%eth0]}, {@code 10.0.0.7:80}, {@code
     * fe80::1%eth0}; a time of day is none.
     */
    static final Pattern ADDRESS =
            Pattern.compile(
                    "\\*:\\d+|\\[[0-9a-fA-F:.]+(%[^\\]\\s]+)?\\](:\\d+)?"
                            + "|\\b\\d{1,3}(\\.\\d{1,3}){3}(%[\\w.-]+)?(:\\d+)?\\b"
                            + "|(?<![\\w:])([0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){0,6})?::"
                            + "([0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){0,6})?(%[\\w.-]+)?(?![\\w:])"
                            + "|(?<![\\w:])[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){7}(?![\\w:])");

    private RichText() {}

    /** A fact: addresses are in the font of calls. */
    public static TextFlow fact(String text) {
        return flow(text, ADDRESS, "mono");
    }

    /**
     * A reason: what it is about is bold where it is first named.
     *
     * @param subjects names of processes and spans of time, in no order
     */
    public static TextFlow reason(String text, List<String> subjects) {
        String first =
                subjects.stream()
                        .filter(subject -> !subject.isBlank() && text.contains(subject))
                        .min((one, other) -> text.indexOf(one) - text.indexOf(other))
                        .orElse("");
        int at = text.indexOf(first);
        if (first.isEmpty()) {
            return named(text, new TextFlow(piece(text)));
        }
        return named(
                text,
                new TextFlow(
                        piece(text.substring(0, at)),
                        piece(first, "strong"),
                        piece(text.substring(at + first.length()))));
    }

    private static TextFlow flow(String text, Pattern special, String styleClass) {
        var flow = new TextFlow();
        Matcher matcher = special.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                flow.getChildren().add(piece(text.substring(end, matcher.start())));
            }
            flow.getChildren().add(piece(matcher.group(), styleClass));
            end = matcher.end();
        }
        flow.getChildren().add(piece(text.substring(end)));
        return named(text, flow);
    }

    private static TextFlow named(String text, TextFlow flow) {
        flow.getStyleClass().add("rich-text");
        flow.setAccessibleText(text);
        return flow;
    }

    private static Text piece(String text, String... styleClasses) {
        var piece = new Text(text);
        piece.getStyleClass().add("words");
        piece.getStyleClass().addAll(styleClasses);
        return piece;
    }
}
