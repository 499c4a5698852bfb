package dev.bindsight.credits;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** Versions that the build wrote into the modules, so that nobody has to write them again. */
public final class ModuleVersion {
    private ModuleVersion() {}

    /** The version of Bindsight; from its jar where that is on the class path. */
    public static Optional<String> ofBindsight() {
        Optional<String> own = of("dev.bindsight");
        return own.isPresent()
                ? own
                : Optional.ofNullable(ModuleVersion.class.getPackage().getImplementationVersion());
    }

    /** The version of a module that this program runs with. */
    static Optional<String> of(String module) {
        return ModuleLayer.boot()
                .findModule(module)
                .map(Module::getDescriptor)
                .flatMap(ModuleDescriptor::rawVersion);
    }
}
