package dev.bindsight.conventions;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of this project, read once for all tests of a JVM. */
final class CompiledCode {
    /** The application. */
    static final JavaClasses PRODUCTION = read(new ImportOption.DoNotIncludeTests());

    /** Its tests. */
    static final JavaClasses TESTS = read(new ImportOption.OnlyIncludeTests());

    private CompiledCode() {}

    private static JavaClasses read(ImportOption option) {
        return new ClassFileImporter().withImportOption(option).importPackages(PackageTable.ROOT);
    }
}
