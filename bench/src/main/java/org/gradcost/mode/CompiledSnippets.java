package org.gradcost.mode;

import java.util.List;
import java.util.stream.Stream;
import org.gradcost.tape.compile.CompiledFunction;
import org.gradcost.tape.compile.TraceVariable;

/** Lines of Java that compile a function once, and compute derivatives with it. */
final class CompiledSnippets {

    /** The line that declares the entries of a Jacobian. */
    private static final String JACOBIAN =
            "double[] jacobian = new double[compiled.jacobianPattern().entries()]; // by rows, those that may be nonzero";

    private static final List<String> MAP = List.of(
            "CompiledFunction compiled = CompiledFunction.compileMap(x -> {",
            "    TraceVariable[] y = new TraceVariable[f.outputs()];",
            "    f.scalar(x, y);",
            "    return y;",
            "}, point); // once");

    private CompiledSnippets() {}

    /** Returns the lines that compile a circuit, followed by those that compute a gradient with it. */
    static Snippet ofCircuit(Granularity gates, String... gradient) {
        return ofFunction(Snippet.call(gates, "x"), gradient);
    }

    /** Returns the lines that compile a function of several outputs, followed by those that compute its Jacobian. */
    static Snippet ofMap(String... jacobian) {
        return Snippet.of(
                List.of(CompiledFunction.class, TraceVariable.class),
                Stream.concat(MAP.stream(), Stream.of(jacobian)).toArray(String[]::new));
    }

    /**
     * Returns the lines that compute outputs and Jacobian in one pass.
     *
     * @param method of {@link CompiledFunction}
     */
    static Snippet ofJacobianInOnePass(String method) {
        return ofMap(
                "double[] outputs = new double[compiled.outputs()];",
                JACOBIAN,
                "compiled." + method + "(point, new double[0], outputs, jacobian);");
    }

    /** Returns the lines that compute a Jacobian in as few passes as the colours of its pattern allow. */
    static Snippet ofSparseJacobian() {
        return ofMap(JACOBIAN, "compiled.jacobian(point, new double[0], jacobian);");
    }

    /** Returns the lines that compute the product of a Hessian with a direction. */
    static Snippet ofProduct() {
        return ofSecondDerivatives(
                "double[] hv = new double[point.length];", "double value = compiled.hvp(point, f.direction(), hv);");
    }

    /** Returns the lines that compute a Hessian in as few passes as the colours of its pattern allow. */
    static Snippet ofSparseHessian() {
        return ofSecondDerivatives(
                "double[] hessian = new double[compiled.hessianPattern().entries()]; // by rows, those that may be nonzero",
                "compiled.hessian(point, new double[0], hessian);",
                "double value = compiled.value(point);");
    }

    /** Returns the lines that compute a sparse Hessian in one pass, as the Jacobian of the gradient. */
    static Snippet ofHessianInOnePass() {
        return ofSecondDerivatives(
                "CompiledFunction map = compiled.gradientMap();",
                "double[] hessian = new double[map.jacobianPattern().entries()]; // by rows, those that may be nonzero",
                "map.jacobianBySupport(point, new double[0], hessian);",
                "double value = compiled.value(point);");
    }

    private static Snippet ofSecondDerivatives(String... second) {
        return ofFunction("f.function().scalar(x)", second);
    }

    private static Snippet ofFunction(String value, String... derivatives) {
        String compile = "CompiledFunction compiled = CompiledFunction.compile(x -> " + value + ", point); // once";
        return Snippet.of(
                List.of(CompiledFunction.class),
                Stream.concat(Stream.of(compile), Stream.of(derivatives)).toArray(String[]::new));
    }
}
