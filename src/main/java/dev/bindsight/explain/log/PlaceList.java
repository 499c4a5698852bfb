package dev.bindsight.explain.log;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** The first places of a group, in two numbers each: there are many. */
final class PlaceList {
    private long[] numbers = new long[8];
    private int count;

    void add(LogPlace place) {
        if (count == LogGroup.MOST_PLACES) {
            return;
        }
        if (count * 2 == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[count * 2] = place.offset();
        numbers[count * 2 + 1] = place.line();
        count++;
    }

    /** Those of now, which never change: what is added comes behind them. */
    List<LogPlace> soFar() {
        return new Fixed(numbers, count);
    }

    private static final class Fixed extends AbstractList<LogPlace> {
        private final long[] numbers;
        private final int count;

        Fixed(long[] numbers, int count) {
            this.numbers = numbers;
            this.count = count;
        }

        @Override
        public LogPlace get(int index) {
            if (index >= count) {
                throw new IndexOutOfBoundsException(index);
            }
            return new LogPlace(numbers[index * 2], numbers[index * 2 + 1]);
        }

        @Override
        public int size() {
            return count;
        }
    }
}
