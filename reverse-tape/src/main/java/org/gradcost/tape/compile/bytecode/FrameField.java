package org.gradcost.tape.compile.bytecode;

import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.runtime.PackedMatrix;
import org.objectweb.asm.Type;

/** The fields of {@link org.gradcost.tape.compile.runtime.Frame}, by name and descriptor. */
enum FrameField {
    POINT("point", "[D"),
    DATA("data", "[D"),
    GRADIENT("gradient", "[D"),
    VALUES("values", "[D"),
    ADJOINTS("adjoints", "[D"),
    CONSTANTS("constants", "[D"),
    TABLES("tables", "[I"),
    ROWS("rows", "[[D"),
    MATRICES("matrices", "[" + Type.getDescriptor(PackedMatrix.class));

    final String field;
    final String descriptor;

    FrameField(String field, String descriptor) {
        this.field = field;
        this.descriptor = descriptor;
    }

    /** Returns the field of an array: both enumerations begin alike. */
    static FrameField of(Array array) {
        return values()[array.ordinal()];
    }
}
