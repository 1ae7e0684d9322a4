package org.gradcost.tape.compile.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.gradcost.tape.compile.code.Element;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.SavedValue;

/**
 * The statements as they are generated, the locals by what they hold, and what is known at this place: which values have
 * been read, and which adjoints are zero.
 */
abstract class CodeBuilder {

    final Program program;
    final GradientPlan plan;
    final List<CodeMethod> methods = new ArrayList<>();
    final Map<Object, Local> locals = new HashMap<>();
    final Map<Object, Local> adjoints = new HashMap<>();
    List<Statement> out = new ArrayList<>();
    Values values = new Values(null);

    /** The adjoint locals that are not known to be zero here. */
    Set<Object> nonzero = new LinkedHashSet<>();

    int temporaries;

    /** The blocks around this one. */
    private final Deque<List<Statement>> blocks = new ArrayDeque<>();

    private final Deque<Caller> callers = new ArrayDeque<>();

    /** The methods that are written, or begun. */
    private final Set<String> written = new HashSet<>();

    /** Where a method was gone to, and what was known there. */
    private record Caller(List<Statement> out, Values values, Set<Object> nonzero, String method, Loop[] loops) {}

    /** What has been read from an array or computed again, and is in a local, here and in the blocks around. */
    static final class Values {
        final Values outer;
        final Map<Object, Local> known = new HashMap<>();

        Values(Values outer) {
            this.outer = outer;
        }

        Local get(Object key) {
            for (Values v = this; v != null; v = v.outer) {
                Local local = v.known.get(key);
                if (local != null) {
                    return local;
                }
            }
            return null;
        }
    }

    CodeBuilder(GradientPlan plan) {
        this.plan = plan;
        this.program = plan.program();
    }

    Local read(Element element, String name) {
        Local known = values.get(element);
        if (known == null) {
            known = temporary(name);
            emit(new Assign(known, element));
            values.known.put(element, known);
        }
        return known;
    }

    /** Goes to a method. If it says true, what is emitted from now on is in it, up to {@link #endMethod}. */
    boolean beginMethod(String name, MethodChunk chunk) {
        Loop[] loops = around(chunk.region);
        emit(new Call(name, loops));
        if (!written.add(name)) {
            return false; // a trial, or the second look at a loop
        }
        callers.push(new Caller(out, values, nonzero, name, loops));
        out = new ArrayList<>();
        values = new Values(null);
        nonzero = new LinkedHashSet<>();
        return true;
    }

    void endMethod() {
        Caller caller = callers.pop();
        methods.add(new CodeMethod(caller.method, caller.loops, out, null));
        out = caller.out;
        values = caller.values;
        nonzero = caller.nonzero;
    }

    static Loop[] around(Region region) {
        Loop[] loops = new Loop[region.depth()];
        for (Loop loop = region.loop; loop != null; loop = loop.loop()) {
            loops[loop.depth] = loop;
        }
        return Arrays.copyOf(loops, loops.length);
    }

    /** What is emitted from now on is in a block of its own, up to {@link #endBlock}. */
    void beginBlock() {
        blocks.push(out);
        out = new ArrayList<>();
        values = new Values(values);
    }

    List<Statement> endBlock() {
        List<Statement> block = out;
        values = values.outer;
        out = blocks.pop();
        return block;
    }

    void emit(Statement statement) {
        out.add(statement);
    }

    Local local(Object key, String name) {
        Local local = locals.get(key);
        if (local == null) {
            local = new Local(name);
            locals.put(key, local);
        }
        return local;
    }

    Local slope(GateNode leaf, SavedValue slope) {
        return local(slope, leaf + (slope == leaf.slopes[0] ? "_x" : "_y"));
    }

    Local adjointLocal(Object key, String name) {
        Local adjoint = adjoints.get(key);
        if (adjoint == null) {
            adjoint = new Local(
                    key instanceof GateNode || key instanceof LoopCarried ? "d" + key : name + "x" + temporaries++);
            adjoints.put(key, adjoint);
        }
        return adjoint;
    }

    Local temporary(String name) {
        return new Local(name + temporaries++);
    }
}
