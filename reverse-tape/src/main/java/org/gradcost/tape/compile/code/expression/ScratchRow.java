package org.gradcost.tape.compile.code.expression;

/**
 * A work array of its own.
 *
 * @param number its number among the rows of the code
 */
public record ScratchRow(int number) {}
