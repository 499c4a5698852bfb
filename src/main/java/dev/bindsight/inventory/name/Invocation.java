package dev.bindsight.inventory.name;

import java.util.List;

/** What an interpreter was given to run, as its arguments say. */
public sealed interface Invocation {
    /** Its own options: those before what it runs, without their values. */
    List<String> options();

    /**
     * Code, in the argument behind an option or on standard input.
     *
     * @param options its own options, with the one that says so
     * @param option the one that says so: {@code -c}, {@code --eval}, {@code -}
     * @param rest what follows: the code first, unless that comes from standard input
     */
    record Code(List<String> options, String option, List<String> rest) implements Invocation {
        /** Copies the lists. */
        public Code {
            options = List.copyOf(options);
            rest = List.copyOf(rest);
        }
    }

    /**
     * What an option or a verb of the interpreter names: {@code -m http.server}, {@code -jar
     * app.jar}, {@code run dev}.
     *
     * @param options its own options, with the one that names it
     * @param naming the option or verb
     * @param rest what follows; behind a verb there may be options first
     * @param named what is named and its arguments, empty where nothing is
     */
    record Named(List<String> options, String naming, List<String> rest, List<String> named)
            implements Invocation {
        /** Copies the lists. */
        public Named {
            options = List.copyOf(options);
            rest = List.copyOf(rest);
            named = List.copyOf(named);
        }

        /** Whether it is named by a verb, such as {@code run}. */
        public boolean isVerb() {
            return !naming.startsWith("-");
        }
    }

    /**
     * A script or class by its path or name.
     *
     * @param options its own options
     * @param script which
     * @param arguments those of the script
     */
    record Script(List<String> options, String script, List<String> arguments)
            implements Invocation {
        /** Copies the lists. */
        public Script {
            options = List.copyOf(options);
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Nothing: what is typed, or what comes on standard input.
     *
     * @param options its own options
     */
    record Nothing(List<String> options) implements Invocation {
        /** Copies the list. */
        public Nothing {
            options = List.copyOf(options);
        }
    }
}
