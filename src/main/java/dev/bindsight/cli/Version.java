package dev.bindsight.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it down. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String number = Version.class.getPackage().getImplementationVersion();
        return new String[] {number == null ? "bindsight" : "bindsight " + number};
    }
}
