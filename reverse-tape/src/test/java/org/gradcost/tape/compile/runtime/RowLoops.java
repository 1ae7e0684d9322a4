package org.gradcost.tape.compile.runtime;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** The loops over rows of tangents that are to be vector code, and a program that runs each until HotSpot has compiled it. */
final class RowLoops {

    private static final int DIRECTIONS = 64;
    private static final int CALLS = 20_000;

    private RowLoops() {}

    /** Returns the methods that are one loop over rows in plain arithmetic. */
    static List<Method> all() {
        List<Method> loops = new ArrayList<>();
        for (Method method : StoredTangents.class.getDeclaredMethods()) {
            if (List.of("add", "set", "scale").contains(method.getName())) {
                loops.add(method);
            }
        }
        return loops;
    }

    public static void main(String[] none) throws ReflectiveOperationException {
        for (Method method : all()) {
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] =
                        type == double[].class ? new double[DIRECTIONS] : type == double.class ? 0.5 : (Object) 0;
            }
            arguments[arguments.length - 1] = DIRECTIONS; // to the end
            for (int call = 0; call < CALLS; call++) {
                method.invoke(null, arguments);
            }
        }
    }
}
