package dev.bindsight.installed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies where packages put their files.
 *
 * @param packages the names of those installed
 */
record MachineFiles(Set<String> paths, Set<String> packages) {
    static MachineFiles read() {
        String found =
                Command.output(
                        "find",
                        "/usr",
                        "/etc",
                        "/opt",
                        "/var/lib",
                        "-xdev",
                        "-path",
                        "/var/lib/dpkg",
                        "-prune",
                        "-o",
                        "-path",
                        "/var/lib/apt",
                        "-prune",
                        "-o",
                        "-print");
        String installed = Command.output("dpkg-query", "--show", "--showformat", "${Package}\\n");
        return new MachineFiles(
                new TreeSet<>(found.lines().toList()), new TreeSet<>(installed.lines().toList()));
    }

    /** What came since, apart from the files of other packages, which were installed with it. */
    List<String> since(MachineFiles before) {
        var come = new ArrayList<>(paths);
        come.removeAll(before.paths);
        for (String name : packages) {
            if (!before.packages.contains(name)) {
                come.removeAll(Set.copyOf(Command.output("dpkg", "-L", name).lines().toList()));
            }
        }
        return come;
    }
}
