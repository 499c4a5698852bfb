package dev.bindsight.cli;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;

import java.util.stream.Stream;

/**
 * What is there for a rehearsal of the verbs to ask about, at ports of loopback.
 *
 * @param accepting where a process accepts
 * @param unaccepted where another one listens and nobody accepts
 * @param stoppable where one more process accepts, which is there to be stopped
 * @param owner that process
 */
public record Stage(Port accepting, Port unaccepted, Port stoppable, Pid owner) {
    /** As it is told to the process that rehearses: three ports and a process, apart by blanks. */
    public String told() {
        return accepting + " " + unaccepted + " " + stoppable + " " + owner;
    }

    /**
     * One that was {@link #told}.
     *
     * @throws IllegalArgumentException where the text is no such one
     */
    public static Stage read(String told) {
        int[] numbers = Stream.of(told.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        if (numbers.length != 4) {
            throw new IllegalArgumentException("no stage: " + told);
        }
        return new Stage(
                new Port(numbers[0]),
                new Port(numbers[1]),
                new Port(numbers[2]),
                new Pid(numbers[3]));
    }
}
