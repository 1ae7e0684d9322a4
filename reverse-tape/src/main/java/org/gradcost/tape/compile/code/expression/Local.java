package org.gradcost.tape.compile.code.expression;

/** A local variable; two are the same if they are one object. */
public final class Local {

    public final String name;

    public Local(String name) {
        this.name = name;
    }
}
