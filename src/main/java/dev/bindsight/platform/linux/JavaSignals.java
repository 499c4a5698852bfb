package dev.bindsight.platform.linux;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Signals that this process is told of. What a signal calls must not be Java, because it can come
 * anywhere; the virtual machine passes them on to a thread of its own, through {@code
 * sun.misc.Signal} of the module jdk.unsupported. The compiler warns of that class, whatever it is
 * told, so it is asked for by name.
 */
final class JavaSignals implements AutoCloseable {
    private final List<Runnable> undo = new ArrayList<>();

    /**
     * Has a signal do something, for as long as this is open.
     *
     * @param name without SIG
     * @param action what is told the number
     * @return whether it can be; not where it is ignored, or the virtual machine needs it
     */
    boolean on(String name, IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object which = signal.getConstructor(String.class).newInstance(name);
            int number = (int) signal.getMethod("getNumber").invoke(which);
            Object told =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, _) -> {
                                if (method.getName().equals("handle")) {
                                    action.accept(number);
                                }
                                return null;
                            });
            Method handle = signal.getMethod("handle", signal, handler);
            Object before = handle.invoke(null, which, told);
            undo.add(() -> invoke(handle, which, before));
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
        undo.clear();
    }

    private static void invoke(Method handle, Object signal, Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
