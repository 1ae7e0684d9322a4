package org.gradcost.gradbench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.gradcost.plugin.IsolatedClasses;

/**
 * Forward mode in separately loaded classes: those of the engines, the families and Hipparchus are loaded a second time. The JVM
 * keeps type profiles per class, so a trial of this mode does not slow down the other mode, as it would by sending a second
 * number type through the same methods.
 */
final class IsolatedClassLoader {

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

    /** Returns the workload; called by reflection, on the class that the isolated loader has defined. */
    static Workload workload(String module, String function, Object input) {
        return Evals.named(module).workload(function, new Input("input", input), Choice.FORWARD);
    }

    private static Method method() {
        try {
            ClassLoader parent = IsolatedClassLoader.class.getClassLoader();
            Class<?> apart = new IsolatedClasses(parent, List.of(Workload.class.getName()))
                    .loadClass(IsolatedClassLoader.class.getName());
            Method method = apart.getDeclaredMethod("workload", String.class, String.class, Object.class);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
