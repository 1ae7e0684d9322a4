package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Functions;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.CalculusFieldElementAbstractTest;
import org.junit.jupiter.api.Test;

/** Hipparchus' own contract for constants of a trace, and what a traced variable must refuse. */
class TraceVariableTest extends CalculusFieldElementAbstractTest<TraceVariable> {

    @Override
    protected TraceVariable build(double x) {
        return TraceVariable.constant(x);
    }

    /** They read the value, or hold at one point alone. */
    private static final Set<String> REFUSED = Set.of(
            "fromPartials", "getExponent", "getReal", "isFinite", "isInfinite", "isNaN", "join", "norm", "round");

    @Test
    void whatReadsAValueIsRefusedAndNothingElseIs() {
        Set<String> refused = new TreeSet<>();
        CompiledGradient.compile(
                x -> {
                    for (Class<?> type : new Class<?>[] {CalculusFieldElement.class, Differentiable.class}) {
                        for (Method method : type.getMethods()) {
                            if (!Modifier.isStatic(method.getModifiers()) && isRefused(method, x[0])) {
                                refused.add(method.getName());
                            }
                        }
                    }
                    return x[0];
                },
                0.5);
        assertEquals(new TreeSet<>(REFUSED), refused);
    }

    private static boolean isRefused(Method method, TraceVariable x) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Object argument = argument(method.getParameterTypes()[i], x);
            if (argument == null) {
                return false; // a gate: each has a test of its own
            }
            arguments[i] = argument;
        }
        try {
            method.invoke(x, arguments);
            return false;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ValueReadException) {
                return true;
            }
            throw new AssertionError(method.toString(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Object argument(Class<?> type, TraceVariable x) {
        if (type == double.class) {
            return 0.25;
        }
        if (type == int.class) {
            return 3;
        }
        if (type == double[].class) {
            return new double[] {2};
        }
        if (type.isArray()) {
            return new TraceVariable[] {x};
        }
        return type.isInstance(x) ? x : null;
    }

    /** A circuit is generic over CalculusFieldElement: what the refusal recommends must compile there. */
    @Test
    void theRefusalRecommendsFunctionsThatExist() {
        String message = assertThrows(
                        ValueReadException.class,
                        () -> CompiledFunction.compile(x -> x[0].getReal() < 1 ? x[0] : x[1], 0, 1))
                .getMessage();
        Matcher named = Pattern.compile("Functions\\.(\\w+)").matcher(message);
        int count = 0;
        while (named.find()) {
            String name = named.group(1);
            assertTrue(
                    Stream.of(Functions.class.getMethods())
                            .anyMatch(method -> method.getName().equals(name)),
                    name);
            count++;
        }
        assertEquals(6, count, message);
    }
}
