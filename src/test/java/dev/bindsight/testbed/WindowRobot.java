package dev.bindsight.testbed;

import javafx.scene.Node;

import org.testfx.api.FxRobot;
import org.testfx.service.query.NodeQuery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The pointer and the keyboard, which look for what they go to on the thread of the window. TestFX
 * looks on that of the test, and what the window adds or removes meanwhile ends its search by an
 * exception.
 */
public final class WindowRobot extends FxRobot {
    /** For any window. */
    public WindowRobot() {}

    @Override
    public NodeQuery lookup(String query) {
        return onFx(() -> asked(super.lookup(query)));
    }

    @Override
    public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
        return onFx(() -> asked(super.lookup(predicate)));
    }

    @Override
    public NodeQuery from(Node... parents) {
        return onFx(() -> asked(super.from(parents)));
    }

    @Override
    public NodeQuery from(Collection<Node> parents) {
        return onFx(() -> asked(super.from(parents)));
    }

    private static <T> T onFx(Supplier<T> question) {
        try {
            return RealWindow.onFx(question);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The same query, which is asked on the FX thread. */
    private static NodeQuery asked(NodeQuery query) {
        return (NodeQuery)
                Proxy.newProxyInstance(
                        NodeQuery.class.getClassLoader(),
                        new Class<?>[] {NodeQuery.class},
                        (_, method, arguments) -> onFx(() -> answer(query, method, arguments)));
    }

    /** One that goes on is asked in the same way. */
    private static Object answer(NodeQuery query, Method method, Object[] arguments) {
        try {
            Object answer = method.invoke(query, arguments);
            return answer instanceof NodeQuery further ? asked(further) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
