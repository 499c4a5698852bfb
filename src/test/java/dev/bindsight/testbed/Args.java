package dev.bindsight.testbed;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.SocketName;

import java.util.Arrays;
import java.util.List;

/** The arguments of calls that were never made. */
public final class Args {
    private Args() {}

    /**
     * Arguments, the first of which is a descriptor.
     *
     * @param others numbers, names of constants that are or'ed with {@code |}, endpoints, or
     *     arguments as they are
     */
    public static List<Arg> on(int descriptor, Object... others) {
        Object[] all = new Object[others.length + 1];
        all[0] = new Arg.Descriptor(descriptor);
        System.arraycopy(others, 0, all, 1, others.length);
        return of(all);
    }

    /** The same without a descriptor. */
    public static List<Arg> of(Object... arguments) {
        return Arrays.stream(arguments).map(Args::one).toList();
    }

    private static Arg one(Object argument) {
        return switch (argument) {
            case Arg ready -> ready;
            case Endpoint endpoint -> new Arg.Address(new SocketName.Inet(endpoint));
            case Number number -> new Arg.Number(number.longValue());
            case String names ->
                    new Arg.Flags(
                            Arrays.stream(names.split("\\|"))
                                    .map(each -> new Arg.Constant(each, 0))
                                    .toList());
            default -> throw new IllegalArgumentException(argument.toString());
        };
    }

    /** An option of SOL_SOCKET and its value. */
    public static List<Arg> option(int descriptor, String name, int value) {
        return on(
                descriptor,
                new Arg.Option(new Arg.Constant("SOL_SOCKET", 1), new Arg.Constant(name, 0)),
                new Arg.Value(new OptionValue.Int(value)));
    }

    /** A poll of one descriptor. */
    public static List<Arg> poll(int descriptor, String events, long millis) {
        var flags = Arg.Flags.of(new Arg.Constant(events, 0));
        return of(new Arg.Polled(List.of(new Arg.Watched(descriptor, flags))), millis);
    }
}
