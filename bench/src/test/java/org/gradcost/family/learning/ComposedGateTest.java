package org.gradcost.family.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.ComposedGate;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;
import org.junit.jupiter.api.Test;

/** Gates of families, and the compositions of ordinary gates that stand for them in other engines. */
class ComposedGateTest {

    private static final long SEED = 5;

    private record Sample(ComposedGate gate, int rows, int columns) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(new Exponents(3), 4, 6),
            new Sample(new Exponents(1), 2, 3),
            new Sample(new LowerTriangles(4), 3, 10),
            new Sample(new LowerTriangles(1), 2, 1));

    @Test
    void aCompositionHasTheValueAndTheGradientOfItsGate() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (Sample sample : SAMPLES) {
            DMatrixRMaj a = matrix(sample.rows, sample.columns, random);
            MatrixTape tape = new MatrixTape();
            MatrixVariable gate = tape.inputs(a)[0].apply(sample.gate);
            DMatrixRMaj weights = matrix(gate.numRows(), gate.numCols(), random);
            double[] expected = new double[a.getNumElements()];
            tape.gradient(gate.dot(gate.constant(weights)), expected);

            MatrixTape other = new MatrixTape();
            MatrixVariable composed = sample.gate.composed(other.inputs(a)[0]);
            assertArrayEquals(gate.value().data, composed.value().data, 1e-14, sample + ", seed " + SEED);
            double[] gradient = new double[a.getNumElements()];
            other.gradient(composed.dot(composed.constant(weights)), gradient);
            assertArrayEquals(expected, gradient, 1e-14, sample + ", seed " + SEED);
        }
    }

    /** Another engine can run every circuit: no gate of a family is without a composition, and each is tested above. */
    @Test
    void everyGateOfAFamilyIsComposed() {
        Set<String> gates = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.gradcost.family").stream()
                        .filter(c ->
                                c.isAssignableTo(UnaryMatrixGate.class) || c.isAssignableTo(BinaryMatrixGate.class))
                        .filter(c -> !c.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(gates.size() >= 2, gates.toString());
        assertEquals(
                SAMPLES.stream().map(s -> s.gate.getClass().getName()).collect(Collectors.toCollection(TreeSet::new)),
                gates);
    }

    private static DMatrixRMaj matrix(int rows, int columns, SplittableRandom random) {
        return new DMatrixRMaj(
                rows,
                columns,
                true,
                random.doubles((long) rows * columns, -1, 1).toArray());
    }
}
