package dev.bindsight.probe;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A host name in the form that name servers take: {@code bücher.example} as {@code
 * xn--bcher-kva.example}. By IDNA 2008 (RFC 5891), with letters mapped as UTS 46 does without its
 * transition: {@code ß}, final sigma and the joiners stay letters of their own, as they do in
 * browsers and curl. java.net.IDN is IDNA 2003, which asks for {@code fass.de} where {@code faß.de}
 * was meant.
 *
 * <p>What may stand in a label is checked less strictly than there: scripts, joiners and the order
 * of right-to-left letters are left to the name servers, which know no such name. Pure.
 */
final class AsciiName {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;
    private static final int CAPITAL_DOTTED_I = 0x130;

    /** Full stops of other scripts, which UTS 46 takes for one. */
    private static final String DOTS = "\u3002\uFF0E\uFF61";

    private AsciiName() {}

    /** Whether a name has letters that have to be written otherwise. */
    static boolean isNeeded(String name) {
        return name.chars().anyMatch(c -> c > 0x7F);
    }

    /**
     * The name in ASCII.
     *
     * @return empty if none may be called so: a label is empty, too long, or has a character that
     *     no label may have
     */
    static Optional<String> of(String name) {
        String mapped = mapped(name);
        List<String> labels = new ArrayList<>(List.of(mapped.split("\\.", -1)));
        boolean rooted = labels.size() > 1 && labels.getLast().isEmpty();
        if (rooted) {
            labels.removeLast();
        }
        var encoded = new ArrayList<String>();
        for (String label : labels) {
            String ascii = isNeeded(label) ? "xn--" + Punycode.encode(label) : label;
            if (label.isEmpty() || ascii.length() > LONGEST_LABEL || !isLabel(label)) {
                return Optional.empty();
            }
            encoded.add(ascii);
        }
        String whole = String.join(".", encoded);
        return whole.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.of(rooted ? whole + "." : whole);
    }

    private static String mapped(String name) {
        String compatible = Normalizer.normalize(name, Form.NFKC);
        var letters = new StringBuilder();
        compatible
                .codePoints()
                .filter(point -> !isIgnored(point))
                .forEach(point -> {
                    if (point == CAPITAL_DOTTED_I) {
                        letters.append("i\u0307");
                    } else {
                        letters.appendCodePoint(
                                DOTS.indexOf(point) >= 0 ? '.' : Character.toLowerCase(point));
                    }
                });
        return Normalizer.normalize(letters, Form.NFKC);
    }

    /** What UTS 46 leaves out: soft hyphens, spaces without width, variation selectors. */
    private static boolean isIgnored(int point) {
        return switch (point) {
            case 0xAD, 0x34F, 0x200B, 0x2060, 0x2064, 0xFEFF -> true;
            default ->
                    point >= 0xFE00 && point <= 0xFE0F
                            || point >= 0x180B && point <= 0x180D
                            || point >= 0xE0100 && point <= 0xE01EF;
        };
    }

    private static boolean isLabel(String label) {
        return !isMark(label.codePointAt(0)) && label.codePoints().noneMatch(AsciiName::isBanned);
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    private static boolean isBanned(int point) {
        boolean joiner = point == 0x200C || point == 0x200D;
        return point == 0xFFFD
                || switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            true;
                    case Character.FORMAT -> !joiner;
                    default -> false;
                };
    }
}
