package org.gradcost.gradbench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.gradcost.plugin.IsolatedClasses;

/**
 * Forward mode in classes of its own: those of the engines, the families and of Hipparchus, loaded a second time. What the JVM
 * learns about a circuit it learns of a class. So a trial of this mode takes nothing from the other one's speed, as it
 * would by sending a second type of number through the same methods.
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

    /** Makes the workload; called by reflection, on the class that the isolated loader has defined. */
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
