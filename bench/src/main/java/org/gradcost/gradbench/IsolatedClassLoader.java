package org.gradcost.gradbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Forward mode in classes of its own: those of the engines, the families and of Hipparchus, loaded a second time. What the JVM
 * learns about a circuit it learns of a class. So a trial of this mode takes nothing from the other one's speed, as it
 * would by sending a second type of number through the same methods.
 */
final class IsolatedClassLoader {

    private static final String TOOL = IsolatedClassLoader.class.getPackageName() + '.';
    private static final Method WORKLOAD = method();

    private IsolatedClassLoader() {}

    /** Returns the forward workload of that input, which is plain Java. */
    static Workload forward(String module, String function, Object input) {
        try {
            return (Workload) WORKLOAD.invoke(null, module, function, input);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the workload; called by reflection, on the class that the isolated loader has defined. */
    static Workload workload(String module, String function, Object input) {
        return Evals.named(module).workload(function, new Input("input", input), Choice.FORWARD);
    }

    private static Method method() {
        try {
            Class<?> apart = new Loader().loadClass(IsolatedClassLoader.class.getName());
            Method method = apart.getDeclaredMethod("workload", String.class, String.class, Object.class);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Loader extends ClassLoader {

        Loader() {
            super(IsolatedClassLoader.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : isApart(name) ? define(name) : super.loadClass(name, resolve);
            }
        }

        /**
         * Returns whether the class is defined a second time; the interface between the two loaders and the exceptions
         * for bad input are shared.
         */
        private static boolean isApart(String name) {
            return !name.equals(TOOL + "Workload")
                    && !name.startsWith("org.gradcost.results.")
                    && (name.startsWith("org.gradcost.") || name.startsWith("org.hipparchus."));
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
