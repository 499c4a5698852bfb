package dev.bindsight.view.sample;

import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.fix.ConnectionCloser;
import dev.bindsight.fix.Remedies;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.SocketDestroyer;
import dev.bindsight.view.screen.Probing;

import java.lang.reflect.Proxy;

/** What the screens that try something work with, for windows in which nothing is tried. */
public final class ScriptedProbing {
    private ScriptedProbing() {}

    /** Fails the test if anything is tried; the addresses of the machine are known. */
    public static Probing untried() {
        return new Probing(
                new ScriptedBinds(),
                refusing(ConnectDiagnosis.class),
                refusing(ReportDiagnosis.class),
                (name, _) -> {
                    throw new AssertionError(name + " was not expected to be looked up");
                },
                refusing(ConflictMatrix.class),
                refusing(Remedies.class),
                () -> {
                    throw new AssertionError("connections were not expected to be measured");
                },
                address -> {
                    throw new AssertionError(address + " was not expected to be looked up");
                },
                new ConnectionCloser(
                        refusing(SocketDestroyer.class), refusing(ProcessControl.class)),
                ErrnoReference::standard);
    }

    private static <T> T refusing(Class<T> type) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, _) -> {
                            throw new AssertionError(method.getName() + " was not expected");
                        });
        return type.cast(proxy);
    }
}
