package dev.bindsight.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.bindsight.app.Engine;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.SameAnywhere;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

/** What is tested once is that which cannot come out in another way elsewhere. */
class SameAnywhereTest {
    @Test
    void whatIsTheSameAnywhereAsksTheKernelNothing() {
        noClasses()
                .that()
                .areAnnotatedWith(SameAnywhere.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(LinuxPlatform.class, Engine.class, RealWindow.class, Sandbox.class)
                .because("what the kernel answers depends on the rights and the namespaces")
                .check(CompiledCode.TESTS);
    }
}
