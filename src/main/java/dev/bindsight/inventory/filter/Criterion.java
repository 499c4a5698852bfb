package dev.bindsight.inventory.filter;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exposure;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.PortRange;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What one word of a filter asks for. */
public sealed interface Criterion {
    /** Whether a socket has what is asked for. */
    boolean fits(Subject subject);

    /**
     * A word without a key: it fits what a person would call the socket by.
     *
     * @param text the word
     */
    record Word(Text text) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            SocketEntry entry = subject.entry();
            return text.equal(entry.stateLabel())
                    || text.equal(entry.exposure().name())
                    || Transport.of(entry).contains(text.wanted().toLowerCase(Locale.ROOT))
                    || subject.hasService(text::within)
                    || subject.hasServiceName(text.wanted())
                    || subject.userName().filter(text::starts).isPresent()
                    || new Address(List.of(AddressPattern.text(text))).fits(subject)
                    || new Process(List.of(text)).fits(subject)
                    || new Command(List.of(text)).fits(subject)
                    || subject.owners().stream().anyMatch(owner -> isProject(owner, text))
                    || new Unit(List.of(text)).fits(subject)
                    || new ContainerName(List.of(text)).fits(subject);
        }

        private static boolean isProject(ProcessDetails owner, Text text) {
            String directory = owner.facts().directory();
            return directory != null && text.withinProject(directory);
        }
    }

    /**
     * {@code port:}, or a bare number: the local port.
     *
     * @param ranges one of which it is in
     */
    record LocalPort(List<PortRange> ranges) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.hasPort(port -> ranges.stream().anyMatch(range -> range.contains(port)));
        }
    }

    /**
     * A bare number: the local port, or where nothing has that port, the pid of an owner. {@link
     * SocketFilter#on} settles which; before that it is the port.
     *
     * @param number the port; a pid may be greater, but then it is no port
     */
    record PortOrPid(Port number) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.hasPort(number::equals);
        }
    }

    /**
     * An address with a port: sockets that have it at either end, and those that answer there
     * because they are bound to a wildcard.
     *
     * @param address the address
     * @param port the port
     * @param here whether it is known to be an address of this machine: what is bound to a wildcard
     *     answers at no other; {@link SocketFilter#on} asks the machine
     */
    record AtEndpoint(AddressPattern address, Port port, boolean here) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            SocketEntry entry = subject.entry();
            Endpoint remote = entry.remote();
            return fits(entry.local())
                    || remote != null && fits(remote)
                    || here
                            && remote == null
                            && entry.local().port().equals(port)
                            && address.meets(entry);
        }

        private boolean fits(Endpoint end) {
            return end.port().equals(port) && address.fits(end.address());
        }
    }

    /**
     * {@code proto:}.
     *
     * @param names one of which it goes by: {@code tcp}, {@code tcp4}, {@code tcp6}, {@code tcp46}
     */
    record Transport(Set<String> names) implements Criterion {
        static Set<String> of(SocketEntry entry) {
            String name = entry.protocol() == Protocol.TCP ? "tcp" : "udp";
            if (entry.family() == AddressFamily.IPV4) {
                return Set.of(name, name + "4");
            }
            return entry.isDualStack()
                    ? Set.of(name, name + "4", name + "6", name + "46")
                    : Set.of(name, name + "6");
        }

        @Override
        public boolean fits(Subject subject) {
            return of(subject.entry()).stream().anyMatch(names::contains);
        }
    }

    /**
     * {@code user:}, by the beginning of the name or the whole number.
     *
     * @param wanted one of which it is
     */
    record User(List<Text> wanted) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            var uid = subject.entry().uid();
            return wanted.stream()
                    .anyMatch(text ->
                            uid != null && text.equal(uid.toString())
                                    || subject.userName().filter(text::starts).isPresent()
                                    || subject.owners().stream()
                                            .map(ProcessDetails::user)
                                            .anyMatch(text::starts));
        }
    }

    /**
     * {@code pid:}.
     *
     * @param pids one of which owns it
     */
    record OwnerPid(Set<Integer> pids) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.owners().stream().anyMatch(owner -> pids.contains(owner.pid().number()));
        }
    }

    /**
     * {@code state:}.
     *
     * @param labels one of which it is in, as {@link SocketEntry#stateLabel()} has them
     */
    record State(Set<String> labels) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return labels.contains(subject.entry().stateLabel());
        }
    }

    /**
     * {@code addr:}, of either end.
     *
     * @param patterns one of which fits
     */
    record Address(List<AddressPattern> patterns) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            SocketEntry entry = subject.entry();
            return fits(entry.local().address())
                    || entry.remote() != null && fits(entry.remote().address());
        }

        private boolean fits(IpAddress address) {
            return patterns.stream().anyMatch(pattern -> pattern.fits(address));
        }
    }

    /**
     * {@code process:}, by what a person calls it, what runs it, or its program.
     *
     * @param wanted one of which is in it
     */
    record Process(List<Text> wanted) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.owners().stream()
                    .anyMatch(owner -> wanted.stream().anyMatch(text -> names(owner, text)));
        }

        private static boolean names(ProcessDetails owner, Text text) {
            String executable = owner.facts().executable();
            return text.within(owner.name())
                    || owner.runtime() != null && text.within(owner.runtime())
                    || text.within(owner.facts().comm())
                    || executable != null
                            && text.within(executable.substring(executable.lastIndexOf('/') + 1));
        }
    }

    /**
     * {@code command:}, any part of an owner's command line, or the path of its program.
     *
     * @param wanted one of which is in it
     */
    record Command(List<Text> wanted) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.owners().stream()
                    .map(ProcessDetails::facts)
                    .anyMatch(owner -> wanted.stream().anyMatch(text -> holds(owner, text)));
        }

        private static boolean holds(ProcessFacts owner, Text text) {
            return owner.command().stream().anyMatch(text::within)
                    || text.wanted().indexOf(' ') >= 0
                            && text.within(String.join(" ", owner.command()))
                    || owner.executable() != null && text.within(owner.executable());
        }
    }

    /**
     * {@code dir:}, the working directory of an owner.
     *
     * @param wanted one of which is in its path; {@code ~/} stands for any home
     */
    record Directory(List<Text> wanted) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.owners().stream()
                    .map(owner -> owner.facts().directory())
                    .anyMatch(path ->
                            path != null
                                    && wanted.stream().anyMatch(text -> text.withinPath(path)));
        }
    }

    /**
     * {@code unit:}, the systemd unit of an owner.
     *
     * @param wanted one of which is in its name
     */
    record Unit(List<Text> wanted) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.owners().stream()
                    .map(ProcessDetails::unit)
                    .anyMatch(unit ->
                            unit != null
                                    && wanted.stream().anyMatch(text -> text.within(unit.name())));
        }
    }

    /**
     * {@code container:}, by name or by the beginning of its id.
     *
     * @param wanted one of which it is
     */
    record ContainerName(List<Text> wanted) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return subject.owners().stream()
                    .map(ProcessDetails::container)
                    .anyMatch(box ->
                            box != null
                                    && wanted.stream()
                                            .anyMatch(text ->
                                                    text.within(box.label())
                                                            || text.starts(box.id())));
        }
    }

    /**
     * {@code service:}, the IANA name of the local port.
     *
     * @param wanted one of which is in it
     */
    record Service(List<Text> wanted) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return wanted.stream()
                    .anyMatch(text ->
                            subject.hasService(text::within)
                                    || subject.hasServiceName(text.wanted()));
        }
    }

    /**
     * {@code exposure:}.
     *
     * @param levels one of which it has
     */
    record Exposed(Set<Exposure> levels) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return levels.contains(subject.entry().exposure());
        }
    }

    /**
     * {@code queue:}.
     *
     * @param levels one of which its accept queue has
     */
    record AcceptQueue(Set<QueueLevel> levels) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return levels.stream().anyMatch(level -> level.fits(subject));
        }
    }

    /**
     * {@code owner:}.
     *
     * @param kinds one of which its owner is
     */
    record OwnedAs(Set<OwnerKind> kinds) implements Criterion {
        @Override
        public boolean fits(Subject subject) {
            return kinds.contains(OwnerKind.of(subject.entry().ownership()));
        }
    }
}
