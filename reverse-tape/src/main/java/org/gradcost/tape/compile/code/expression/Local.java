package org.gradcost.tape.compile.code.expression;

/** A local variable; two are the same if they are one object. */
public final class Local {

    public final String name;

    private final boolean isTangent;

    /** Makes a local that holds a value or an adjoint. */
    public Local(String name) {
        this(name, false);
    }

    private Local(String name, boolean isTangent) {
        this.name = name;
        this.isTangent = isTangent;
    }

    /** Returns a new local for a tangent. */
    public static Local ofTangent(String name) {
        return new Local(name, true);
    }

    /** Returns a new local under another name that holds the same. */
    public Local renamed(String other) {
        return new Local(other, isTangent);
    }

    /** Returns whether it holds a tangent. */
    public boolean isTangent() {
        return isTangent;
    }
}
