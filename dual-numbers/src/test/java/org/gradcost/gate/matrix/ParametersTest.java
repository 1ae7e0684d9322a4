package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.Gates;
import org.junit.jupiter.api.Test;

/** A circuit that is recorded again makes no new gates; and none is taken whose parameters were others. */
class ParametersTest {

    @Test
    void ofOneArgument() {
        check(new Scale(2), e -> Scale.of(e, 2), e -> Scale.of(e, 3));
        check(new Shift(2), e -> Shift.of(e, 2), e -> Shift.of(e, 3));
        check(new ElementPower(2), e -> ElementPower.of(e, 2), e -> ElementPower.of(e, 3));
        check(new Elementwise(Gates.SIN), e -> Elementwise.of(e, Gates.SIN), e -> Elementwise.of(e, Gates.COS));
        check(new Broadcast(2, 3), e -> Broadcast.of(e, 2, 3), e -> Broadcast.of(e, 2, 4));
        check(new Broadcast(2, 3), e -> Broadcast.of(e, 2, 3), e -> Broadcast.of(e, 3, 3));
        check(new MaxPool(6, 4, 2), e -> MaxPool.of(e, 6, 4, 2), e -> MaxPool.of(e, 6, 4, 1));
        check(new MaxPool(6, 4, 2), e -> MaxPool.of(e, 6, 4, 2), e -> MaxPool.of(e, 6, 5, 2));
        check(new MaxPool(6, 4, 2), e -> MaxPool.of(e, 6, 4, 2), e -> MaxPool.of(e, 7, 4, 2));
        UnaryMatrixGate corner = new Extract(1, 5, 2, 6);
        check(corner, e -> Extract.of(e, 1, 5, 2, 6), e -> Extract.of(e, 0, 5, 2, 6));
        check(corner, e -> Extract.of(e, 1, 5, 2, 6), e -> Extract.of(e, 1, 4, 2, 6));
        check(corner, e -> Extract.of(e, 1, 5, 2, 6), e -> Extract.of(e, 1, 5, 3, 6));
        check(corner, e -> Extract.of(e, 1, 5, 2, 6), e -> Extract.of(e, 1, 5, 2, 7));
    }

    private static void check(
            UnaryMatrixGate gate,
            Function<UnaryMatrixGate, UnaryMatrixGate> same,
            Function<UnaryMatrixGate, UnaryMatrixGate> other) {
        assertSame(gate, same.apply(gate));
        assertEquals(gate, same.apply(MatrixGates.RELU), "made where another kind of gate was");
        assertEquals(gate, same.apply(null), "made where none was");
        assertEquals(other.apply(null), other.apply(gate));
    }

    @Test
    void ofTwoArguments() {
        BinaryMatrixGate gate = new Convolve(3, 4);
        assertSame(gate, Convolve.of(gate, 3, 4));
        assertEquals(gate, Convolve.of(MatrixGates.MULT, 3, 4));
        assertEquals(new Convolve(3, 5), Convolve.of(gate, 3, 5));
        assertEquals(new Convolve(4, 4), Convolve.of(gate, 4, 4));

        DMatrixRMaj x = new DMatrixRMaj(2, 3);
        DMatrixRMaj y = new DMatrixRMaj(2, 3);
        BinaryMatrixGate less = new IfLess(x, y);
        assertSame(less, IfLess.of(less, x, y));
        assertNotSame(less, IfLess.of(less, y, x));
        assertNotSame(less, IfLess.of(less, x, x));
        assertNotSame(less, IfLess.of(less, y, y));
    }
}
