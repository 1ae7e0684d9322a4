package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;
import org.junit.jupiter.api.Test;

/** No gate escapes: not the registry, over which the other tests loop, and not the contract, by which circuits call it. */
class MatrixGatesTest {
    @Test
    void everyGateClassIsRegistered() throws Exception {
        Set<String> registered = registered().stream()
                .map(gate -> gate.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(gateClasses(), registered);
    }

    @Test
    void everyConstantIsRegistered() throws IllegalAccessException {
        for (Field field : MatrixGates.class.getDeclaredFields()) {
            if (UnaryMatrixGate.class.isAssignableFrom(field.getType())
                    || BinaryMatrixGate.class.isAssignableFrom(field.getType())) {
                assertTrue(registered().contains(field.get(null)), field.getName());
            }
        }
    }

    /** A method of the contract lifts the gate of its own name, and each registered gate is lifted by some method. */
    @Test
    void everyMethodLiftsItsGate() throws ReflectiveOperationException {
        Set<String> all = new TreeSet<>();
        for (Method method : Matrix.class.getMethods()) {
            if (method.isDefault() && method.getReturnType() == Matrix.class) {
                Probe probe = new Probe();
                method.invoke(probe, arguments(method));
                String expected = method.getName().equals("elementwise") ? Gates.EXP.name() : method.getName();
                assertEquals(withoutElement(expected), withoutElement(lifted));
                all.add(lifted);
            }
        }
        Set<String> registered = new TreeSet<>();
        MatrixGates.unary().forEach(gate -> registered.add(gate.name()));
        MatrixGates.binary().forEach(gate -> registered.add(gate.name()));
        assertEquals(registered, all);
    }

    /** A scalar gate on elements keeps its own name: elementExp lifts exp. */
    private static String withoutElement(String name) {
        return name.replaceFirst("^element", "").toLowerCase(Locale.ROOT);
    }

    private Object[] arguments(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> type == double.class
                        ? (Object) 2.0
                        : type == int.class ? (Object) 1 : type == UnaryGate.class ? Gates.EXP : new Probe())
                .toArray();
    }

    private static List<Object> registered() {
        List<Object> gates = new ArrayList<>(MatrixGates.unary());
        gates.addAll(MatrixGates.binary());
        return gates;
    }

    private static Set<String> gateClasses() throws Exception {
        Set<String> names = new TreeSet<>();
        Path folder = Path.of(MatrixGates.class.getResource("MatrixGates.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String fileName = file.getFileName().toString();
                if (!fileName.endsWith(".class") || fileName.equals("package-info.class")) {
                    continue;
                }
                String name = fileName.replaceFirst("\\.class$", "");
                Class<?> type = Class.forName(MatrixGates.class.getPackageName() + "." + name);
                boolean gate =
                        UnaryMatrixGate.class.isAssignableFrom(type) || BinaryMatrixGate.class.isAssignableFrom(type);
                if (gate && !Modifier.isAbstract(type.getModifiers())) {
                    names.add(type.getSimpleName());
                }
            }
        }
        return names;
    }

    /** What some probe was last asked to lift. */
    private String lifted;

    /** A mode that remembers the name of the gate that it was asked to lift. */
    private final class Probe implements Matrix<Probe> {

        @Override
        public DMatrixRMaj value() {
            return new DMatrixRMaj(1, 1);
        }

        @Override
        public Probe constant(DMatrixRMaj value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Probe apply(UnaryMatrixGate gate) {
            lifted = gate.name();
            return this;
        }

        @Override
        public Probe apply(BinaryMatrixGate gate, Probe b) {
            lifted = gate.name();
            return this;
        }
    }
}
