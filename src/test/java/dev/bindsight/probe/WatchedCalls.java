package dev.bindsight.probe;

import dev.bindsight.platform.SocketCalls;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Real socket calls that tell their name to the test before they are made. */
public final class WatchedCalls {
    private WatchedCalls() {}

    /** Tells {@code before} the name of each method of {@link SocketCalls} that is called. */
    public static SocketCalls of(SocketCalls real, Consumer<String> before) {
        return (SocketCalls)
                Proxy.newProxyInstance(
                        SocketCalls.class.getClassLoader(),
                        new Class<?>[] {SocketCalls.class},
                        (_, method, arguments) -> {
                            before.accept(method.getName());
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
