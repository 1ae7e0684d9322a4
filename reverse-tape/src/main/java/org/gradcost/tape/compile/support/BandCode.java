package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.emit.CodeBuilder;
import org.gradcost.tape.compile.emit.Partials;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.ValueRef;

/** Emits banded tangents: the components of those in memory are numbers beside the values, those of loop-carried values locals. */
final class BandCode {

    private final CodeBuilder builder;
    private final BandedTangents bands;
    private final TangentStorage storage;

    private final Map<LoopCarried, Entered> entered = new HashMap<>();

    /** A loop-carried value whose loop has been entered, with the locals of its components. */
    private record Entered(BandedTangents.CarryBands bands, List<CodeExpression> locals) {}

    BandCode(CodeBuilder builder, BandedTangents bands, TangentStorage storage) {
        this.builder = builder;
        this.bands = bands;
        this.storage = storage;
    }

    /** Returns the tangent that a load reads; null if it is not banded. */
    SparseTangent load(ValueRef.Memory load) {
        Band band = bands.of(load);
        if (band == null) {
            return null;
        }
        List<CodeExpression> components = new ArrayList<>();
        for (int k = 0; k < band.size(); k++) {
            Literal constant = bands.constant(load, k);
            components.add(
                    constant != null
                            ? constant
                            : new LocalRead(builder.read(new Element(Array.VALUES, storage.component(load.index, k)))));
        }
        return band.tangent(components);
    }

    /** Stores the tangent of a gate; if it does not fit the band, that is dropped. */
    void store(GateNode gate, SparseTangent tangent) {
        List<CodeExpression> components = bands.of(gate).components(tangent);
        if (components == null) {
            bands.drop(gate);
            return;
        }
        bands.note(gate, components);
        for (int k = 0; k < components.size(); k++) {
            builder.emit(new Store(Array.VALUES, storage.component(gate.place, k), components.get(k), false));
        }
    }

    /** Adds a factor times a tangent at the position of a gate; if it does not fit the band, that is dropped. */
    void add(GateNode gate, CodeExpression factor, SparseTangent tangent) {
        List<CodeExpression> components = bands.of(gate).components(tangent);
        if (components == null) {
            bands.drop(gate);
            return;
        }
        bands.noteSum(gate);
        for (int k = 0; k < components.size(); k++) {
            if (!Partials.is(0, components.get(k))) {
                CodeExpression term = Partials.times(factor, components.get(k));
                builder.emit(new Store(Array.VALUES, storage.component(gate.place, k), term, true));
            }
        }
    }

    /**
     * Assigns the initial components of a loop-carried value.
     *
     * @param initial its tangent before the loop
     * @return its tangent before an iteration; null if it does not fit the band, which is dropped
     */
    SparseTangent enter(LoopCarried carry, SparseTangent initial) {
        BandedTangents.CarryBands of = bands.of(carry);
        List<CodeExpression> components = of.initial().components(initial);
        if (components == null) {
            bands.drop(carry);
            return null;
        }
        List<CodeExpression> locals = new ArrayList<>();
        for (CodeExpression component : components) {
            Local local = builder.temporary("b");
            builder.emit(new Assign(local, component));
            locals.add(new LocalRead(local));
        }
        entered.put(carry, new Entered(of, locals));
        return of.before().tangent(locals);
    }

    /** Returns whether the components of a loop-carried value are in locals. */
    boolean isEntered(LoopCarried carry) {
        return entered.containsKey(carry);
    }

    /**
     * Returns what is to be assigned to the locals of a loop-carried value after an iteration; nothing if its tangent does not
     * fit the band, which is dropped.
     */
    Map<Local, CodeExpression> next(LoopCarried carry, SparseTangent after) {
        List<CodeExpression> components = entered.get(carry).bands.after().components(after);
        if (components == null) {
            bands.drop(carry);
            return Map.of();
        }
        Map<Local, CodeExpression> next = new LinkedHashMap<>();
        for (int k = 0; k < components.size(); k++) {
            Local local = ((LocalRead) entered.get(carry).locals.get(k)).local();
            if (!(components.get(k) instanceof LocalRead read && read.local() == local)) {
                next.put(local, components.get(k));
            }
        }
        return next;
    }

    /** Assigns to locals, after all values have been read: one may read another of these locals. */
    void assign(Map<Local, CodeExpression> next) {
        Map<Local, CodeExpression> copied = new LinkedHashMap<>();
        for (Map.Entry<Local, CodeExpression> entry : next.entrySet()) {
            CodeExpression value = entry.getValue();
            for (Local local : next.keySet()) {
                if (reads(value, local)) {
                    Local copy = builder.temporary("n");
                    builder.emit(new Assign(copy, value));
                    value = new LocalRead(copy);
                }
            }
            copied.put(entry.getKey(), value);
        }
        for (Map.Entry<Local, CodeExpression> entry : copied.entrySet()) {
            builder.emit(new Assign(entry.getKey(), entry.getValue()));
        }
    }

    private static boolean reads(CodeExpression value, Local local) {
        boolean reads = false;
        for (CodeExpression leaf : value.leaves()) {
            reads |= leaf instanceof LocalRead read && read.local() == local;
        }
        return reads;
    }

    /** Returns the tangent of a loop-carried value after its loop. */
    SparseTangent last(LoopCarried carry) {
        return entered.get(carry).bands.last().tangent(entered.get(carry).locals);
    }
}
