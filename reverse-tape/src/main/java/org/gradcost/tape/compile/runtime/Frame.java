package org.gradcost.tape.compile.runtime;

/**
 * The arrays that generated code works on. Its methods take one frame, and begin by loading its fields into locals. The
 * names of the fields are part of the generated code.
 */
public final class Frame {

    /** The point. */
    public double[] point;

    /** The data. */
    public double[] data;

    /** Receives the gradient. */
    public double[] gradient;

    /** Receives the outputs of a function of several outputs. */
    public double[] outputs;

    /** The adjoints of the outputs of a function of several outputs. */
    public double[] cotangents;

    /**
     * The tangents of the arrays of numbers, lane by lane and within a lane in the order of {@code code.Array}. Those of the
     * point are the directions; those of the gradient and of the outputs receive results.
     */
    public final double[][] lanes;

    /** The tangents as rows, for each array: an element is a row with one number for each direction. */
    public final double[][][] rowsOf;

    /** The workspace: values in memory, then those recorded for the reverse sweep. */
    public final double[] values;

    /** The adjoints of values in memory. */
    public final double[] adjoints;

    /** The constants that differ from iteration to iteration. */
    public final double[] constants;

    /** The tables of row starts and of gathered positions. */
    public final int[] tables;

    /** The rows that loops copy into. */
    public final double[][] rows;

    /** The matrices that are packed row by row. */
    public final PackedMatrix[] matrices;

    /** The first component of the present pass, where tangents are computed in passes. */
    int first;

    /** The component after the last one of the present pass. */
    int end;

    /** The stored tangents of forward sweeps by support. */
    public final double[][] tangents;

    /** Holds the arrays of one user; those that the caller gives are set for each call. */
    public Frame(
            double[] values,
            double[] adjoints,
            double[] constants,
            int[] tables,
            double[][] rows,
            PackedMatrix[] matrices,
            double[][] tangents,
            double[][] lanes,
            double[][][] rowsOf) {
        this.values = values;
        this.adjoints = adjoints;
        this.constants = constants;
        this.tables = tables;
        this.rows = rows;
        this.matrices = matrices;
        this.tangents = tangents;
        this.lanes = lanes;
        this.rowsOf = rowsOf;
    }
}
