package org.gradcost.advise;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.mode.Snippet;

/**
 * The lines that declare a program's own function as a circuit, and its point. A reference to a static method is written as the
 * program wrote it; what has no name that can be read, such as the object of a reference, gets one, and a comment.
 */
final class FunctionDeclaration {

    /** A point of at most so many coordinates is written out. */
    private static final int WRITTEN_OUT = 6;

    /** The code of a reference that the compiler made a method of is in a method whose name begins so. */
    private static final String MADE = "lambda$";

    private FunctionDeclaration() {}

    static Snippet of(AdvisedFunction function, double... point) {
        String line = "ScalarCircuit f = Advisor.circuit(";
        Optional<SerializedLambda> reference =
                reference(function).filter(r -> !r.getImplMethodName().startsWith(MADE));
        Class<?> type = reference.map(r -> type(function, r)).orElse(null);
        if (type == null || type.getCanonicalName() == null) {
            return snippet(point, List.of(), line + "function, point); // function: your " + typeName(function));
        }
        String method = "::" + reference.get().getImplMethodName() + ", point);";
        String name = Snippet.name(type);
        return reference.get().getImplMethodKind() == MethodHandleInfo.REF_invokeStatic
                ? snippet(point, List.of(type), line + name + method)
                : snippet(point, List.of(), line + "object" + method + " // object: your " + name);
    }

    private static Snippet snippet(double[] point, List<Class<?>> imports, String circuit) {
        List<Class<?>> all = new ArrayList<>(imports);
        all.addAll(List.of(ScalarCircuit.class, Advisor.class));
        return Snippet.of(all, declaration(point), circuit);
    }

    private static String declaration(double... point) {
        return point.length <= WRITTEN_OUT && Arrays.stream(point).allMatch(Double::isFinite)
                ? Arrays.stream(point)
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(", ", "double[] point = {", "};"))
                : "double[] point = new double[" + point.length + "]; // put the coordinates of yours here";
    }

    private static String typeName(AdvisedFunction function) {
        String name = function.getClass().getSimpleName();
        return name.isEmpty() || name.contains("$$Lambda") ? AdvisedFunction.class.getSimpleName() : name;
    }

    private static Class<?> type(AdvisedFunction function, SerializedLambda reference) {
        try {
            ClassLoader loader = function.getClass().getClassLoader();
            return Class.forName(reference.getImplClass().replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e); // whose method it has run
        }
    }

    /** Returns the serialized form of a reference to a method; empty of an object of a class that implements the interface. */
    private static Optional<SerializedLambda> reference(AdvisedFunction function) {
        try (Forms forms = new Forms()) {
            forms.writeObject(function);
            return Optional.ofNullable(forms.first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serializes a function, to see the form that takes its place. */
    private static final class Forms extends ObjectOutputStream {

        private SerializedLambda first;

        Forms() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object form) {
            if (first == null && form instanceof SerializedLambda lambda) {
                first = lambda;
            }
            return form;
        }
    }
}
