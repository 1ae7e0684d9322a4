package org.gradcost.tape.compile.storage;

import java.util.List;

/**
 * The memory of a gradient: the values that are loaded by position, each with an adjoint at the same position.
 *
 * @param size positions in all
 * @param overwrites whether values share positions, so that one overwrites another
 * @param copiesInputs whether the first positions are a copy of the inputs
 * @param constants the positions that hold constants
 */
public record MemoryMap(int size, boolean overwrites, boolean copiesInputs, List<Constant> constants) {

    /** A constant in memory. */
    public record Constant(int position, double value) {}
}
