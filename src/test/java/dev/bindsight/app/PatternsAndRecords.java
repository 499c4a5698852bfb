package dev.bindsight.app;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What javac compiles to calls that are linked when they first run, for {@link
 * SpelledOutClassesTest}, which loads this class by itself.
 */
public final class PatternsAndRecords {
    private static final double[] DOUBLES = {0.0, -0.0, Double.NaN, 1.5, Double.MIN_VALUE};
    private static final long[] LONGS = {0, -1, Long.MAX_VALUE, 1L << 32};

    private PatternsAndRecords() {}

    private sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Box(int width, int height) implements Shape {}

        record Nothing() implements Shape {}

        default String word() {
            return switch (this) {
                case Circle(double radius) when radius > 1 -> "large circle";
                case Circle circle -> "circle of " + circle.radius();
                case Box(int width, int height) -> width + " by " + height;
                case Nothing ignored -> "nothing";
            };
        }
    }

    private record Everything(
            boolean truth,
            byte small,
            short shorter,
            char letter,
            int number,
            long longer,
            float single,
            double real,
            @Nullable Object any,
            List<String> words,
            int @Nullable [] numbers) {}

    private record Pair<A, B>(A first, @Nullable B second) {}

    /** What all of it says, in many lines. */
    public static String said() {
        var text = new StringBuilder();
        @Nullable Object[] values = values();
        for (Object one : values) {
            text.append(kind(one)).append(' ').append(length(one)).append(' ');
            if (one instanceof int[]) {
                // which says where it lies
                continue;
            }
            text.append(one == null ? "none" : one.hashCode()).append(' ');
            text.append(one instanceof Shape shape ? shape.word() : "").append(' ').append(one);
            for (Object other : values) {
                text.append(one != null && one.equals(other) ? " =" : " /");
            }
            text.append('\n');
        }
        for (int least : new int[] {3, 9}) {
            text.append(constant(null, least)).append(' ');
            for (Thread.State each : Thread.State.values()) {
                text.append(constant(each, least)).append(' ');
            }
        }
        return text.toString();
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Integer i when i > 3 -> "more than three";
            case Integer ignored -> "at most three";
            case CharSequence text -> "text of " + text.length();
            case int[] numbers -> "numbers from " + numbers[0];
            case Shape.Circle ignored -> "circle";
            case Shape shape -> "other shape " + shape.word();
            default -> labelled(value);
        };
    }

    /** With a variable whose annotation says where in the code it stands. */
    private static String length(@Nullable Object value) {
        int length =
                switch (value) {
                    case CharSequence text -> text.length();
                    case null, default -> -1;
                };
        // so that the switch behind it moves by more than the padding in front of its table
        length++;
        length +=
                switch (value) {
                    case Shape.Nothing _ -> 1;
                    case null, default -> 0;
                };
        @Nullable String said = length < 0 ? null : "length " + length;
        return said == null ? "no length" : said;
    }

    private static String constant(Thread.@Nullable State state, int least) {
        return switch (state) {
            case NEW -> "new";
            case RUNNABLE, BLOCKED -> "at work";
            case Thread.State each when each.ordinal() > least -> "late " + each;
            case TERMINATED -> "over";
            case null -> "none";
            default -> "other " + state;
        };
    }

    // its labels are no types
    private static String labelled(Object value) {
        return switch (value) {
            case Thread.State.NEW -> "new";
            case Thread.State state when state.ordinal() > 2 -> "late";
            case Pair<?, ?>(Integer one, Pair<?, ?>(Object two, Object three)) ->
                    one + "" + two + three;
            default -> "other";
        };
    }

    private static @Nullable Object[] values() {
        var values =
                new ArrayList<@Nullable Object>(
                        Arrays.asList(
                                null,
                                3,
                                4,
                                "word",
                                "",
                                new int[] {1, 2},
                                Thread.State.NEW,
                                Thread.State.RUNNABLE,
                                Thread.State.TERMINATED,
                                new Shape.Nothing(),
                                new Shape.Nothing(),
                                new Shape.Box(1, 2),
                                new Shape.Box(1, 2),
                                new Shape.Box(2, 1),
                                new Pair<>(1, null),
                                new Pair<>(1, null),
                                new Pair<>(1, new Pair<>("b", 'c'))));
        for (double each : DOUBLES) {
            values.add(new Shape.Circle(each));
            values.add(everything(1, each));
        }
        for (long each : LONGS) {
            values.add(everything(each, 0));
            values.add(everything(each, 0));
        }
        return values.toArray();
    }

    private static Everything everything(long number, double real) {
        return new Everything(
                number < 0,
                (byte) number,
                (short) number,
                (char) ('a' + (number & 7)),
                (int) number,
                number,
                (float) real,
                real,
                number == 0 ? null : new Pair<>(number, real),
                List.of("one", "two"),
                null);
    }
}
