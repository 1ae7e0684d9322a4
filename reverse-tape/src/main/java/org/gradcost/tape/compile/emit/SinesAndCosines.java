package org.gradcost.tape.compile.emit;

import java.util.List;
import org.gradcost.gate.Gates;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.trace.GateTable;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * Sines and cosines of the same value: up to the sign, each is the slope of the other, so that a program with both calls each
 * function once. HotSpot does not join calls of the same function.
 */
final class SinesAndCosines {

    private final CodeBuilder builder;
    private final GateTable gates;

    SinesAndCosines(CodeBuilder builder, GateTable gates) {
        this.builder = builder;
        this.gates = gates;
    }

    /** Returns whether a gate is the sine or cosine of a program that has both. */
    boolean isOneOfBoth(int code) {
        return other(code) >= 0;
    }

    /** Returns the code of the cosine for the sine, and of the sine for the cosine; negative if the program has not both. */
    private int other(int code) {
        Object gate = gates.gate(code);
        Object other = gate == Gates.SIN ? Gates.COS : gate == Gates.COS ? Gates.SIN : null;
        int number = other == null ? -1 : gates.called().indexOf(other);
        return number < 0 ? -1 : Opcode.CALLED + number;
    }

    /** Returns the sine or cosine of a value that is in a local; computes it unless it is known here. */
    CodeExpression value(int code, Local x) {
        Object key = List.of(code, x);
        Local known = builder.known(key);
        if (known == null) {
            LocalRead argument = new LocalRead(x);
            Local shared = builder.temporary("s");
            int number = code - Opcode.CALLED;
            builder.emit(new Assign(shared, new GateCall(number, "shared", List.of(argument))));
            known = builder.temporary("s");
            builder.emit(new Assign(known, new GateCall(number, "value", List.of(argument, new LocalRead(shared)))));
            builder.know(key, known);
        }
        return new LocalRead(known);
    }

    /** Returns the slope of the sine or cosine of a value that is in a local. */
    CodeExpression slope(int code, Local x) {
        CodeExpression other = value(other(code), x);
        return gates.gate(code) == Gates.COS ? new Negation(other) : other;
    }
}
