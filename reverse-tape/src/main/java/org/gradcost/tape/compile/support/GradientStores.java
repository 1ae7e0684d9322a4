package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.AddTangent;
import org.gradcost.tape.compile.code.AddToMatrixRow;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.storage.ZeroedRanges;

/**
 * Lets the first addition to each element of the gradient assign, if in every iteration it is the first; the other elements
 * are zeroed beforehand. The stores are run through symbolically, in the order of the code.
 */
final class GradientStores {

    private final Program program;
    private final Map<String, CodeMethod> methods = new HashMap<>();
    private final Map<Statement, Boolean> storing = new IdentityHashMap<>();

    /** The stores that do not come first in some iteration. */
    private final Set<Store> later = Collections.newSetFromMap(new IdentityHashMap<>());

    private final boolean[] stored;
    private final boolean[] zeroed;
    private boolean zeroing;
    private final int[] iteration;

    private GradientStores(Program program, List<CodeMethod> methods, int elements) {
        this.program = program;
        this.stored = new boolean[elements];
        this.zeroed = new boolean[elements];
        int deepest = 0;
        for (Loop loop : program.loops) {
            deepest = Math.max(deepest, loop.depth + 1);
        }
        this.iteration = new int[deepest];
        for (CodeMethod method : methods) {
            this.methods.put(method.name(), method);
        }
    }

    /**
     * Returns the methods, which zero all of the gradient, with as many first additions as can be as assignments.
     *
     * @param elements the elements of the gradient, or the entries of the Jacobian in its place
     */
    static List<CodeMethod> assignFirst(List<CodeMethod> methods, Program program, int elements) {
        return new GradientStores(program, methods, elements).rewrite(methods);
    }

    private List<CodeMethod> rewrite(List<CodeMethod> all) {
        CodeMethod main = all.get(all.size() - 1);
        run(main.statements());
        zeroing = true;
        Arrays.fill(stored, false);
        run(main.statements());
        for (int i = 0; i < stored.length; i++) {
            zeroed[i] |= !stored[i];
        }
        List<CodeMethod> rewritten = new ArrayList<>();
        for (CodeMethod method : all) {
            rewritten.add(method.with(rewritten(method.statements())));
        }
        return rewritten;
    }

    private void run(List<Statement> block) {
        for (int s = 0; s < block.size(); s++) {
            Statement statement = block.get(s);
            if (statement instanceof Store store) {
                if (store.array() == Array.GRADIENT) {
                    run(store);
                }
            } else if (statement instanceof AddTangent add) {
                if (add.to().isGradient()) {
                    touch(
                            add.first().valueAt(iteration, program.tables),
                            add.end().valueAt(iteration, program.tables));
                }
            } else if (statement instanceof AddToMatrixRow add) {
                int row = add.starts() + add.row().valueAt(iteration, program.tables);
                touch(program.tables.get(row), program.tables.get(row + 1));
            } else if (statement instanceof For loop) {
                if (stores(loop)) {
                    run(loop);
                }
            } else if (statement instanceof Call call) {
                run(methods.get(call.method()).statements());
            }
        }
    }

    private void run(For loop) {
        int depth = loop.loop().depth;
        int trip = loop.loop().tripAt(iteration);
        for (int i = 0; i < trip; i++) {
            iteration[depth] = i;
            run(loop.body());
        }
        iteration[depth] = 0;
    }

    private void run(Store store) {
        int at = store.index().valueAt(iteration, program.tables);
        if (!zeroing && stored[at]) {
            later.add(store);
        } else if (zeroing && !stored[at] && later.contains(store)) {
            zeroed[at] = true;
        }
        stored[at] = true;
    }

    private void touch(int first, int end) {
        for (int i = first; i < end; i++) {
            zeroed[i] |= zeroing && !stored[i];
            stored[i] = true;
        }
    }

    /** Returns whether a statement stores in the gradient. */
    private boolean stores(Statement statement) {
        Boolean known = storing.get(statement);
        if (known == null) {
            known = statement instanceof Store store && store.array() == Array.GRADIENT
                    || statement instanceof AddToMatrixRow
                    || statement instanceof AddTangent add && add.to().isGradient()
                    || statement instanceof Call call
                            && anyStores(methods.get(call.method()).statements());
            for (List<Statement> block : statement.blocks()) {
                known |= anyStores(block);
            }
            storing.put(statement, known);
        }
        return known;
    }

    private boolean anyStores(List<Statement> block) {
        boolean any = false;
        for (Statement statement : block) {
            any |= stores(statement);
        }
        return any;
    }

    private List<Statement> rewritten(List<Statement> block) {
        List<Statement> rewritten = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof Clear clear && clear.array() == Array.GRADIENT) {
                int[] ranges = ZeroedRanges.of(zeroed);
                for (int r = 0; r < ranges.length; r += 2) {
                    rewritten.add(new Clear(Array.GRADIENT, ranges[r], ranges[r + 1]));
                }
            } else if (statement instanceof Store store && store.array() == Array.GRADIENT && !later.contains(store)) {
                rewritten.add(new Store(store.array(), store.index(), store.value(), false));
            } else if (statement instanceof For loop) {
                rewritten.add(loop.with(rewritten(loop.body())));
            } else {
                rewritten.add(statement);
            }
        }
        return rewritten;
    }
}
