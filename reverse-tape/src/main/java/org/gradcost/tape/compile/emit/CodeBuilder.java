package org.gradcost.tape.compile.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.SavedValue;

/**
 * A builder of generated code: statements in nested blocks and methods, locals by what they hold, and what is known at the
 * present place: the values that have been read into locals, and the adjoints that may differ from zero.
 */
public final class CodeBuilder {

    private final List<CodeMethod> methods = new ArrayList<>();
    private final Map<Object, Local> locals = new HashMap<>();
    private final Map<Object, Local> adjoints = new HashMap<>();
    private List<Statement> out = new ArrayList<>();
    private KnownValues values = new KnownValues(null);

    /** The adjoint locals that are not known to be zero here. */
    private Set<Object> nonzero = new LinkedHashSet<>();

    private int temporaries;

    /** The blocks around the present one. */
    private final Deque<List<Statement>> blocks = new ArrayDeque<>();

    private final Deque<Caller> callers = new ArrayDeque<>();

    /** The methods that are finished or begun. */
    private final Set<String> written = new HashSet<>();

    /** A method that is left for another, and what is known in it. */
    private record Caller(List<Statement> out, KnownValues values, Set<Object> nonzero, String method, Loop[] loops) {}

    /** The values that have been read or recomputed into locals, here and in the blocks around. */
    private static final class KnownValues {

        final KnownValues outer;
        final Map<Object, Local> known = new HashMap<>();

        KnownValues(KnownValues outer) {
            this.outer = outer;
        }

        Local get(Object key) {
            for (KnownValues v = this; v != null; v = v.outer) {
                Local local = v.known.get(key);
                if (local != null) {
                    return local;
                }
            }
            return null;
        }
    }

    public void emit(Statement statement) {
        out.add(statement);
    }

    /** Returns the local that an element has been read into; reads it if there is none yet. */
    public Local read(Element element) {
        Local local = values.get(element);
        if (local == null) {
            local = temporary("r");
            emit(new Assign(local, element));
            values.known.put(element, local);
        }
        return local;
    }

    /** Returns the local that holds a value here, or null. */
    Local known(Object key) {
        return values.get(key);
    }

    /** Notes the local that holds a value from here on, up to the end of the block. */
    void know(Object key, Local local) {
        values.known.put(key, local);
    }

    /** Returns the local that holds a recomputed value here, or null. */
    Local recomputed(GateNode gate) {
        return values.get(gate);
    }

    /** Emits the recomputation of a gate's value. */
    Local recompute(GateNode gate, CodeExpression value) {
        Local local = temporary("r");
        emit(new Assign(local, value));
        values.known.put(gate, local);
        return local;
    }

    /**
     * Emits a call of a chunk's method.
     *
     * @return whether the method is new: then what is emitted from now on is in it, up to {@link #endMethod}. It is not
     *     where a loop is emitted tentatively or again.
     */
    public boolean beginMethod(String name, MethodChunk chunk) {
        Loop[] loops = around(chunk.region);
        emit(new Call(name, loops));
        if (!written.add(name)) {
            return false;
        }
        callers.push(new Caller(out, values, nonzero, name, loops));
        out = new ArrayList<>();
        values = new KnownValues(null);
        nonzero = new LinkedHashSet<>();
        return true;
    }

    public void endMethod() {
        Caller caller = callers.pop();
        methods.add(new CodeMethod(caller.method, caller.loops, out, null));
        out = caller.out;
        values = caller.values;
        nonzero = caller.nonzero;
    }

    /** Finishes the main method and returns all methods, the main one last. */
    public List<CodeMethod> finish(String name, CodeExpression result) {
        methods.add(new CodeMethod(name, new Loop[0], out, result));
        return methods;
    }

    private static Loop[] around(Region region) {
        Loop[] loops = new Loop[region.depth()];
        for (Loop loop = region.loop; loop != null; loop = loop.loop()) {
            loops[loop.depth] = loop;
        }
        return loops;
    }

    /** Begins a block: what is emitted from now on is in it, up to {@link #endBlock}. */
    public void beginBlock() {
        blocks.push(out);
        out = new ArrayList<>();
        values = new KnownValues(values);
    }

    public List<Statement> endBlock() {
        List<Statement> block = out;
        values = values.outer;
        out = blocks.pop();
        return block;
    }

    /** Returns the statements of the present block, and begins it anew. */
    List<Statement> takeBlock() {
        List<Statement> block = out;
        out = new ArrayList<>();
        return block;
    }

    /** Returns the statements of the present block so far. */
    List<Statement> block() {
        return out;
    }

    /** Returns the local of a value, which has been assigned before. */
    public Local local(Object key) {
        return locals.get(key);
    }

    /** Returns the local of a value; makes one of this name if there is none yet. */
    public Local local(Object key, String name) {
        Local local = locals.get(key);
        if (local == null) {
            local = new Local(name);
            locals.put(key, local);
        }
        return local;
    }

    public Local partial(GateNode gate, SavedValue partial) {
        return local(partial, gate + (partial == gate.slopes[0] ? "_x" : "_y"));
    }

    /** Returns the local of an adjoint: of a gate, a loop-carried value or an input. */
    Local adjoint(Object key) {
        Local adjoint = adjoints.get(key);
        if (adjoint == null) {
            adjoint =
                    new Local(key instanceof GateNode || key instanceof LoopCarried ? "d" + key : "dx" + temporaries++);
            adjoints.put(key, adjoint);
        }
        return adjoint;
    }

    /** Returns whether the adjoint of a gate has a local already. */
    boolean hasAdjoint(GateNode gate) {
        return adjoints.containsKey(gate);
    }

    public Local temporary(String name) {
        return new Local(name + temporaries++);
    }

    /** Marks an adjoint as possibly nonzero. Returns whether it was zero. */
    boolean markNonzero(Object key) {
        return nonzero.add(key);
    }

    /** Marks an adjoint as consumed. Returns whether it was possibly nonzero. */
    boolean consume(Object key) {
        return nonzero.remove(key);
    }

    Set<Object> nonzero() {
        return nonzero;
    }

    void setNonzero(Set<Object> keys) {
        nonzero = keys;
    }

    /** Emits zeros for the adjoints that are needed and known to be zero. */
    void zero(Set<Object> needed) {
        for (Object key : needed) {
            if (nonzero.add(key)) {
                emit(new Assign(adjoint(key), new Literal(0)));
            }
        }
    }
}
