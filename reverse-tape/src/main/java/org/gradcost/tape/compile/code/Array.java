package org.gradcost.tape.compile.code;

/** The arrays that generated code works on, with their names in its text. */
public enum Array {
    POINT("x"),
    DATA("y"),
    GRADIENT("g"),
    VALUES("w"),
    ADJOINTS("d"),
    CONSTANTS("k");

    public final String text;

    Array(String text) {
        this.text = text;
    }
}
