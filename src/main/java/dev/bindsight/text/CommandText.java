package dev.bindsight.text;

import java.util.List;

/**
 * Command lines as they are shown: a command line may have two megabytes ({@code ARG_MAX}), which
 * no label can be laid out with.
 */
public final class CommandText {
    /** As many characters as any line of the window can show; more would be laid out in vain. */
    public static final int LINE = 240;

    private CommandText() {}

    /** A command in one line, as it is copied. */
    public static String whole(List<String> command) {
        return ForeignText.visible(String.join(" ", command));
    }

    /** The beginning of a command in one line, without joining what is left out. */
    public static String upTo(int longest, List<String> command) {
        var line = new StringBuilder();
        for (String word : command) {
            if (line.length() > longest) {
                break;
            }
            line.append(line.isEmpty() ? "" : " ").append(word, 0, room(word, longest));
        }
        return shortened(ForeignText.visible(line.toString()), longest);
    }

    /** The beginning of a text, with a sign that there is more. */
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(longest - 2));
        return text.substring(0, splits ? longest - 2 : longest - 1) + "…";
    }

    private static int room(String word, int longest) {
        return Math.min(word.length(), longest + 1);
    }
}
