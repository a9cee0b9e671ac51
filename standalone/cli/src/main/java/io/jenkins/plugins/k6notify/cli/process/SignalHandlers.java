package io.jenkins.plugins.k6notify.cli.process;

import java.lang.reflect.Proxy;

/**
 * Handles signals with {@code sun.misc.Signal} of the module {@code jdk.unsupported}, the only API of the JDK for this
 * purpose. Uses reflection, because the compiler warns about each direct use.
 */
final class SignalHandlers {

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private SignalHandlers() {}

    /**
     * @param name name without "SIG"
     * @return the previous handler, for {@link #restore}
     * @throws ReflectiveOperationException on a Java runtime without such handlers
     * @throws IllegalArgumentException for a signal unknown to the operating system
     */
    static Object handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> handler = Class.forName(HANDLER);
        Object ours = Proxy.newProxyInstance(
                SignalHandlers.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                        return null;
                    }
                    // Methods of Object.
                    return method.invoke(action, arguments);
                });
        return install(name, ours);
    }

    static void restore(String name, Object previous) throws ReflectiveOperationException {
        install(name, previous);
    }

    private static Object install(String name, Object handler) throws ReflectiveOperationException {
        Class<?> type = Class.forName(SIGNAL);
        Object signal = type.getConstructor(String.class).newInstance(name);
        return type.getMethod("handle", type, Class.forName(HANDLER)).invoke(null, signal, handler);
    }
}
