package dev.bindsight.cli;

import dev.bindsight.model.Port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Ports as short as they can be named: {@code 22, 80, 8000-8010}. */
final class PortSpans {
    private PortSpans() {}

    /** Each port once, ascending; neighbours as a range. */
    static String of(Collection<Port> ports) {
        List<Integer> numbers = ports.stream().map(Port::number).distinct().sorted().toList();
        var spans = new ArrayList<String>();
        for (int i = 0; i < numbers.size(); ) {
            int end = i;
            while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
                end++;
            }
            String first = Integer.toString(numbers.get(i));
            spans.add(end == i ? first : first + "-" + numbers.get(end));
            i = end + 1;
        }
        return String.join(", ", spans);
    }
}
