package org.gradcost.tape.compile.code.expression;

/**
 * The arrays that generated code works on, with their names in its text. Each has an array of tangents beside it in every
 * lane: a lane is one direction among those that are differentiated along at once.
 */
public final class Array {

    public static final Array POINT = new Array("x", 0);
    public static final Array DATA = new Array("y", 1);
    public static final Array GRADIENT = new Array("g", 2);
    public static final Array VALUES = new Array("w", 3);
    public static final Array ADJOINTS = new Array("d", 4);
    public static final Array CONSTANTS = new Array("k", 5);

    /** The outputs of a function; for one of many outputs, which are stored where they are computed. */
    public static final Array OUTPUTS = new Array("f", 6);

    /** The adjoints of the outputs, which the caller gives. */
    public static final Array COTANGENTS = new Array("c", 7);

    /** Locals, which have no array themselves: for the rows of their tangents. */
    public static final Array LOCALS = new Array("l", 8);

    /** How many arrays there are beside those of tangents. */
    public static final int COUNT = 9;

    /** The most lanes of one piece of code. */
    public static final int LANES = 4;

    /** The number of the array: its position among the arrays of its lane. */
    public final int number;

    /** The lane of an array of tangents, or −1. */
    public final int lane;

    public final String text;

    private final Array[] tangents;

    private static final int ROWS = LANES;

    private Array(String text, int number) {
        this.text = text;
        this.number = number;
        this.lane = -1;
        this.tangents = new Array[LANES + 1];
        for (int l = 0; l <= LANES; l++) {
            tangents[l] = new Array(this, l);
        }
    }

    private Array(Array of, int lane) {
        this.text = "t" + of.text + (lane == 0 ? "" : lane == ROWS ? "s" : String.valueOf(lane));
        this.number = of.number;
        this.lane = lane;
        this.tangents = null;
    }

    /** Returns whether generated code reads it and never writes it. */
    public boolean isReadOnly() {
        return this == POINT || this == DATA || this == CONSTANTS;
    }

    /** Returns whether it holds tangents. */
    public boolean isTangent() {
        return lane >= 0;
    }

    /** Returns the array of its tangents in a lane. */
    public Array tangent(int ofLane) {
        return tangents[ofLane];
    }

    /** Returns the array of the rows of its tangents: an element of it is a row of numbers, one for each direction. */
    public Array rows() {
        return tangents[ROWS];
    }

    /** Returns whether its elements are rows of tangents. */
    public boolean hasRows() {
        return lane == ROWS;
    }

    /** Returns whether it is an array of this kind, or one of the tangents of such. */
    public boolean isOfKind(Array kind) {
        return number == kind.number;
    }

    @Override
    public String toString() {
        return text;
    }
}
