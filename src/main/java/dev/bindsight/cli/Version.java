package dev.bindsight.cli;

import dev.bindsight.credits.ModuleVersion;

import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it down. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String number = ModuleVersion.ofBindsight().map(each -> " " + each).orElse("");
        return new String[] {"bindsight" + number};
    }
}
