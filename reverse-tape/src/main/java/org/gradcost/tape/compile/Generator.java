package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.Code.Array;
import org.gradcost.tape.compile.Code.Expression;
import org.gradcost.tape.compile.Code.Local;
import org.gradcost.tape.compile.Code.Statement;

/**
 * Generates the code of a gradient: bodies forward, then the same bodies backward, statement by statement.
 *
 * <p>Adjoints are locals, one for each gate. The first contribution to one assigns and later ones add; so the generator
 * follows which of them are zero at each place, for the JVM does not fold {@code 0.0 + x}. A loop is generated as often as
 * it takes until what is zero at the start of its body is what is zero at the end.
 */
final class Generator {

    private final Program program;
    private final List<Code.Method> methods = new ArrayList<>();
    private final Map<Object, Local> locals = new HashMap<>();
    private final Map<Object, Local> adjoints = new HashMap<>();
    private List<Statement> out = new ArrayList<>();
    private Values values = new Values(null);

    /** The adjoint locals that are not known to be zero here. */
    private Set<Object> nonzero = new HashSet<>();

    private int temporaries;

    /** What has been read from an array or computed again, and is in a local, here and in the blocks around. */
    private static final class Values {
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

    private Generator(Program program) {
        this.program = program;
    }

    /** The methods; the last one is the main one. */
    static List<Code.Method> generate(Program program) {
        Generator generator = new Generator(program);
        generator.main();
        return generator.methods;
    }

    private void main() {
        if (program.copiesInputs) {
            emit(new Code.CopyInputs(program.inputs));
        }
        Loop fused = program.fused();
        Expression result;
        if (fused == null) {
            forward(program.top);
            Local value = local("value", "value");
            emit(new Code.Let(value, value(program.output.ref, null)));
            clear();
            contribute(program.output, new Code.Number(1));
            reverse(program.top);
            result = new Code.Read(value);
        } else {
            List<Item> items = program.top.segments.get(0).items;
            int at = items.indexOf(fused);
            forward(items.subList(0, at));
            clear();
            contribute(program.output, new Code.Number(1));
            reverse(items.subList(at + 1, items.size()));
            fused(fused);
            forward(items.subList(at + 1, items.size()));
            Local value = local("value", "value");
            emit(new Code.Let(value, value(program.output.ref, null)));
            reverse(items.subList(0, at));
            flush(program.top.segments.get(0));
            result = new Code.Read(value);
        }
        if (program.copiesInputs) {
            emit(new Code.AddInputs(program.inputs));
        }
        methods.add(new Code.Method("gradient", new Loop[0], out, result));
    }

    private void clear() {
        for (int[] s : program.clearedAdjoints) {
            emit(new Code.Clear(Array.ADJOINTS, s[0], s[1]));
        }
        for (int[] s : program.clearedGradient) {
            emit(new Code.Clear(Array.GRADIENT, s[0], s[1]));
        }
    }

    // Forward.

    private void forward(Body body) {
        if (!body.split()) {
            forward(body.segments.get(0).items);
            return;
        }
        for (Segment segment : body.segments) {
            method("forward" + segment.method, segment, () -> forward(segment.items));
        }
    }

    private void forward(List<Item> items) {
        for (Item item : items) {
            forward(item);
        }
    }

    private void forward(Item item) {
        if (item instanceof Leaf leaf) {
            forward(leaf);
        } else {
            forward((Loop) item);
        }
    }

    private void forward(Leaf leaf) {
        Expression x = value(leaf.uses[0].ref, leaf);
        Expression y = leaf.uses[1] == null ? null : value(leaf.uses[1].ref, leaf);
        if (Op.isGuard(leaf.code)) {
            emit(new Code.Guard(x, y, leaf.code == Op.LESS));
            return;
        }
        Local v = local(leaf, leaf.toString());
        if (leaf.code < Op.CALLED) {
            emit(new Code.Let(v, formula(leaf.code, x, y)));
        } else {
            called(leaf, v, x, y);
        }
        if (leaf.value.place != null) {
            emit(new Code.Put(Array.VALUES, leaf.value.place, new Code.Read(v), false));
        }
        for (Kept slope : leaf.slopes) {
            if (slope.place != null) {
                emit(new Code.Put(Array.VALUES, slope.place, new Code.Read(slope(leaf, slope)), false));
            }
        }
    }

    private void called(Leaf leaf, Local v, Expression x, Expression y) {
        int gate = leaf.code - Op.CALLED;
        if (program.ops.isSelect(leaf.code)) {
            emit(new Code.Let(v, new Code.Call(gate, "value", List.of(x, y))));
            if (leaf.active) {
                emit(new Code.Let(slope(leaf, leaf.slopes[0]), new Code.Call(gate, "first", List.of(x, y))));
            }
            return;
        }
        Local shared = temporary("s");
        List<Expression> arguments = new ArrayList<>(y == null ? List.of(x) : List.of(x, y));
        emit(new Code.Let(shared, new Code.Call(gate, "shared", List.copyOf(arguments))));
        arguments.add(new Code.Read(shared));
        emit(new Code.Let(v, new Code.Call(gate, "value", List.copyOf(arguments))));
        arguments.add(arguments.size() - 1, new Code.Read(v));
        for (int side = 0; side < 2; side++) {
            if (Slopes.keepsSlope(program.ops, leaf, side)) {
                String part = y == null ? "slope" : side == 0 ? "slopeX" : "slopeY";
                emit(new Code.Let(slope(leaf, leaf.slopes[side]), new Code.Call(gate, part, List.copyOf(arguments))));
            }
        }
    }

    private static Expression formula(int code, Expression x, Expression y) {
        return switch (code) {
            case Op.ADD -> new Code.Binary('+', x, y);
            case Op.SUBTRACT -> new Code.Binary('-', x, y);
            case Op.MULTIPLY -> new Code.Binary('*', x, y);
            case Op.DIVIDE -> new Code.Binary('/', x, y);
            case Op.NEGATE -> new Code.Negated(x);
            case Op.RECIPROCAL -> new Code.Binary('/', new Code.Number(1), x);
            case Op.SQUARE -> new Code.Binary('*', x, x);
            case Op.SQRT -> new Code.Function("sqrt", x);
            case Op.EXP -> new Code.Function("exp", x);
            case Op.LOG -> new Code.Function("log", x);
            default -> x;
        };
    }

    private void forward(Loop loop) {
        for (Carry carry : loop.carries) {
            emit(new Code.Let(local(carry, carry.toString()), valueBefore(carry)));
        }
        prefetch(loop, false);
        List<Statement> body = inBlock(() -> {
            forward(loop.body.segments.size() > 1 ? null : loop, loop.body);
            carryOn(loop);
        });
        emit(Code.Repeat.all(loop, false, body));
    }

    /** The body of a loop, with what it needs of its carried values kept at its start. */
    private void forward(Loop loop, Body body) {
        if (loop != null) {
            for (Carry carry : loop.carries) {
                if (carry.value.place != null) {
                    emit(new Code.Put(Array.VALUES, carry.value.place, new Code.Read(locals.get(carry)), false));
                }
            }
        }
        forward(body);
    }

    private void carryOn(Loop loop) {
        Map<Carry, Local> next = new HashMap<>();
        for (Carry carry : loop.carries) {
            // All sources are read before any carried value is set: one may be the source of another.
            Local from = sourceLocal(carry.source);
            if (carry.source instanceof Ref.Carried) {
                Local copy = temporary("n");
                emit(new Code.Let(copy, new Code.Read(from)));
                from = copy;
            }
            next.put(carry, from);
        }
        for (Carry carry : loop.carries) {
            emit(new Code.Let(locals.get(carry), new Code.Read(next.get(carry))));
        }
    }

    private Local sourceLocal(Ref source) {
        return source instanceof Ref.Gate gate ? locals.get(gate.leaf) : locals.get(((Ref.Carried) source).carry);
    }

    private Expression valueBefore(Carry carry) {
        return value(carry.initial.ref, null);
    }

    /** The value of an operand, going forward. */
    private Expression value(Ref ref, Leaf user) {
        if (ref instanceof Ref.Gate gate) {
            return new Code.Read(locals.get(gate.leaf));
        }
        if (ref instanceof Ref.Carried carried) {
            return new Code.Read(locals.get(carried.carry));
        }
        return element(ref);
    }

    /** What lies in an array, read once in a block. */
    private Expression element(Ref ref) {
        Code.Element element;
        if (ref instanceof Ref.Constant constant) {
            if (constant.index == null) {
                return new Code.Number(constant.value);
            }
            element = new Code.Element(Array.CONSTANTS, constant.index);
        } else if (ref instanceof Ref.Input input) {
            element = new Code.Element(Array.POINT, input.index);
        } else {
            element = new Code.Element(Array.VALUES, ((Ref.Memory) ref).index);
        }
        return new Code.Read(read(element, "r"));
    }

    private Local read(Code.Element element, String name) {
        Local known = values.get(element);
        if (known == null) {
            known = temporary(name);
            emit(new Code.Let(known, element));
            values.known.put(element, known);
        }
        return known;
    }

    /** Reads what stays the same in a loop before it: the JVM would not move it out past the loop's stores. */
    private void prefetch(Loop loop, boolean backward) {
        prefetch(loop, loop.body, backward);
    }

    private void prefetch(Loop loop, Body body, boolean backward) {
        for (Segment segment : body.segments) {
            if (segment.method != loop.home.method) {
                continue;
            }
            for (Item item : segment.items) {
                if (item instanceof Loop inner) {
                    prefetch(loop, inner.body, backward);
                    continue;
                }
                Leaf leaf = (Leaf) item;
                for (int side = 0; side < 2; side++) {
                    if (leaf.uses[side] != null && (!backward || Slopes.needsOperand(leaf, side))) {
                        prefetch(loop, leaf, leaf.uses[side].ref, backward);
                    }
                }
            }
        }
    }

    private void prefetch(Loop loop, Leaf leaf, Ref ref, boolean backward) {
        boolean fixed = ref instanceof Ref.Input input && input.index.depth() <= loop.depth
                || ref instanceof Ref.Constant constant
                        && constant.index != null
                        && constant.index.depth() <= loop.depth
                || backward && ref instanceof Ref.Memory memory && memory.index.depth() <= loop.depth
                || backward
                        && !Keeper.atHand(program, ref, leaf)
                        && ref instanceof Ref.Gate gate
                        && Keeper.depthOfCommon(gate.leaf.loops, leaf.loops) <= loop.depth;
        if (fixed) {
            if (backward) {
                valueBackward(ref, leaf);
            } else {
                value(ref, leaf);
            }
        }
    }

    // Backward.

    private void reverse(Body body) {
        if (!body.split()) {
            Segment all = body.segments.get(0);
            reverse(all.items);
            flush(all);
            return;
        }
        for (int s = body.segments.size() - 1; s >= 0; s--) {
            Segment segment = body.segments.get(s);
            method("reverse" + segment.method, segment, () -> {
                reverse(segment.items);
                flush(segment);
            });
        }
    }

    private void reverse(List<Item> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i) instanceof Leaf leaf) {
                reverse(leaf);
            } else {
                reverse((Loop) items.get(i));
            }
        }
    }

    private void reverse(Leaf leaf) {
        if (!leaf.active) {
            return;
        }
        Local adjoint = adjointLocal(leaf, "d" + leaf);
        boolean inLocal = nonzero.remove(leaf);
        if (leaf.inMemory) {
            Expression kept = new Code.Element(Array.ADJOINTS, leaf.place);
            emit(new Code.Let(adjoint, inLocal ? new Code.Binary('+', new Code.Read(adjoint), kept) : kept));
            if (leaf.clearsAdjoint) {
                emit(new Code.Put(Array.ADJOINTS, leaf.place, new Code.Number(0), false));
            }
        } else if (!inLocal) {
            return;
        }
        pullBack(leaf, new Code.Read(adjoint));
    }

    private void pullBack(Leaf leaf, Expression adjoint) {
        Use x = leaf.uses[0];
        Use y = leaf.uses[1];
        switch (leaf.code) {
            case Op.ADD -> {
                contribute(x, adjoint);
                contribute(y, adjoint);
            }
            case Op.SUBTRACT -> {
                contribute(x, adjoint);
                contribute(y, new Code.Negated(adjoint));
            }
            case Op.MULTIPLY -> {
                if (isSame(x.ref, y.ref)) {
                    Expression v = valueBackward(x.ref, leaf);
                    contribute(x, new Code.Chain(new Code.Binary('+', v, v), adjoint));
                    return;
                }
                Expression toX = Slopes.active(leaf, 0) ? new Code.Chain(valueBackward(y.ref, leaf), adjoint) : null;
                Expression toY = Slopes.active(leaf, 1) ? new Code.Chain(valueBackward(x.ref, leaf), adjoint) : null;
                contribute(x, toX);
                contribute(y, toY);
            }
            case Op.DIVIDE -> {
                Expression divisor = valueBackward(y.ref, leaf);
                Local slope = temporary("q");
                emit(new Code.Let(slope, new Code.Binary('/', new Code.Number(1), divisor)));
                // −(x/y)/y as the gate has it: 1/y may overflow where that does not.
                Expression toY = Slopes.active(leaf, 1)
                        ? new Code.Chain(new Code.Binary('/', new Code.Negated(ownBackward(leaf)), divisor), adjoint)
                        : null;
                contribute(x, new Code.Chain(new Code.Read(slope), adjoint));
                contribute(y, toY);
            }
            case Op.LAST -> contribute(x, adjoint);
            case Op.NEGATE -> contribute(x, new Code.Negated(adjoint));
            case Op.RECIPROCAL -> {
                Expression v = ownBackward(leaf);
                contribute(x, new Code.Chain(new Code.Negated(new Code.Binary('*', v, v)), adjoint));
            }
            case Op.SQUARE ->
                contribute(
                        x,
                        new Code.Chain(new Code.Binary('*', new Code.Number(2), valueBackward(x.ref, leaf)), adjoint));
            case Op.SQRT ->
                contribute(
                        x,
                        new Code.Chain(
                                new Code.Binary('/', new Code.Number(0.5), new Code.Function("abs", ownBackward(leaf))),
                                adjoint));
            case Op.EXP -> contribute(x, new Code.Chain(ownBackward(leaf), adjoint));
            case Op.LOG -> contribute(x, new Code.Chain(new Code.LogSlope(valueBackward(x.ref, leaf)), adjoint));
            default -> called(leaf, adjoint);
        }
    }

    /** Whether both are one local, so that x·x can give its two equal contributions at once. */
    private static boolean isSame(Ref x, Ref y) {
        return x == y
                || x instanceof Ref.Gate a && y instanceof Ref.Gate b && a.leaf == b.leaf
                || x instanceof Ref.Carried c && y instanceof Ref.Carried d && c.carry == d.carry;
    }

    private void called(Leaf leaf, Expression adjoint) {
        if (program.ops.isSelect(leaf.code)) {
            Expression first = keptSlope(leaf, 0);
            materialise(leaf.uses[0]);
            materialise(leaf.uses[1]);
            emit(new Code.Choose(
                    first,
                    inBlock(() -> contribute(leaf.uses[0], adjoint)),
                    inBlock(() -> contribute(leaf.uses[1], adjoint))));
            return;
        }
        Expression[] slopes = new Expression[2];
        for (int side = 0; side < 2; side++) {
            if (Slopes.active(leaf, side)) {
                slopes[side] = keptSlope(leaf, side);
            }
        }
        for (int side = 0; side < 2; side++) {
            if (Slopes.active(leaf, side)) {
                contribute(leaf.uses[side], new Code.Chain(slopes[side], adjoint));
            }
        }
    }

    /** Before a branch an adjoint that it may add to must be in its local. */
    private void materialise(Use use) {
        Object key = adjointKey(use.ref);
        if (use.ref.active() && key != null && nonzero.add(key)) {
            emit(new Code.Let(adjointLocal(key, "d"), new Code.Number(0)));
        }
    }

    private static Object adjointKey(Ref ref) {
        if (ref instanceof Ref.Gate gate) {
            return gate.leaf;
        }
        if (ref instanceof Ref.Carried carried) {
            return carried.carry.constantAdjoint ? null : carried.carry;
        }
        return ref instanceof Ref.Input ? ref : null;
    }

    private void contribute(Use use, Expression contribution) {
        contribute(use.ref, use.first, contribution);
    }

    private void contribute(Ref ref, boolean first, Expression contribution) {
        if (!ref.active()) {
            return;
        }
        if (ref instanceof Ref.Memory memory) {
            emit(new Code.Put(Array.ADJOINTS, memory.index, contribution, !first));
            return;
        }
        Object key = adjointKey(ref);
        if (key == null) {
            // Before the loop the adjoint of a sum is set, in the loop it stays.
            Carry carry = ((Ref.Carried) ref).carry;
            if (inFused != carry.loop) {
                accumulate(carry, contribution);
            }
            return;
        }
        accumulate(key, contribution);
    }

    private void accumulate(Object key, Expression contribution) {
        Local adjoint = adjointLocal(key, "d");
        Expression sum = contribution;
        if (!nonzero.add(key)) {
            sum = contribution instanceof Code.Negated negated
                    ? new Code.Binary('-', new Code.Read(adjoint), negated.x())
                    : new Code.Binary('+', new Code.Read(adjoint), contribution);
        }
        emit(new Code.Let(adjoint, sum));
    }

    /** At the end of a segment the gradient gets what its gates gave to the inputs. */
    private void flush(Segment segment) {
        for (Ref.Input input : segment.inputs) {
            if (nonzero.remove(input)) {
                emit(new Code.Put(
                        Array.GRADIENT, input.index, new Code.Read(adjointLocal(input, "d")), !input.adjoint.first));
            }
        }
    }

    private void reverse(Loop loop) {
        prefetch(loop, true);
        Set<Object> start = steady(loop, () -> backward(loop));
        for (Object key : start) {
            if (nonzero.add(key)) {
                emit(new Code.Let(adjointLocal(key, "d"), new Code.Number(0)));
            }
        }
        List<Statement> body = inBlock(() -> {
            backward(loop);
            zero(start);
        });
        if (!body.isEmpty()) {
            emit(Code.Repeat.all(loop, true, body));
        }
        initials(loop);
    }

    private void backward(Loop loop) {
        for (Carry carry : loop.carries) {
            if (nonzero.remove(carry)) {
                contribute(carry.source, false, new Code.Read(adjointLocal(carry, "d")));
            }
        }
        reverse(loop.body);
    }

    private void initials(Loop loop) {
        for (Carry carry : loop.carries) {
            if (nonzero.remove(carry)) {
                contribute(carry.initial, new Code.Read(adjointLocal(carry, "d")));
            }
        }
    }

    /** The adjoints that are not zero at the start of the body, now that they must be those at its end. */
    private Set<Object> steady(Loop loop, Runnable body) {
        Set<Object> before = nonzero;
        Set<Object> start = new HashSet<>(before);
        while (true) {
            nonzero = new HashSet<>(start);
            inBlock(body);
            if (start.containsAll(nonzero)) {
                break;
            }
            start.addAll(nonzero);
        }
        nonzero = before;
        return start;
    }

    private void zero(Set<Object> start) {
        for (Object key : start) {
            if (nonzero.add(key)) {
                emit(new Code.Let(adjointLocal(key, "d"), new Code.Number(0)));
            }
        }
    }

    // A fused loop.

    private Loop inFused;

    private void fused(Loop loop) {
        for (Carry carry : loop.carries) {
            emit(new Code.Let(local(carry, carry.toString()), valueBefore(carry)));
            if (carry.constantAdjoint && nonzero.add(carry)) {
                emit(new Code.Let(adjointLocal(carry, "d"), new Code.Number(0)));
            }
        }
        prefetch(loop, false);
        inFused = loop;
        Set<Object> start = steady(loop, () -> {
            forward(loop, loop.body);
            backwardOfSums(loop);
        });
        for (Object key : start) {
            if (nonzero.add(key)) {
                emit(new Code.Let(adjointLocal(key, "d"), new Code.Number(0)));
            }
        }
        List<Statement> body = inBlock(() -> {
            forward(loop, loop.body);
            backwardOfSums(loop);
            zero(start);
            carryOn(loop);
        });
        inFused = null;
        emit(Code.Repeat.all(loop, false, body));
        initials(loop);
    }

    private void backwardOfSums(Loop loop) {
        for (Carry carry : loop.carries) {
            if (carry.constantAdjoint) {
                contribute(carry.source, false, new Code.Read(adjointLocal(carry, "d")));
            }
        }
        reverse(loop.body);
    }

    // Values of the forward sweep, going backward.

    private Expression ownBackward(Leaf leaf) {
        return Keeper.isLive(leaf.home.body) ? new Code.Read(locals.get(leaf)) : kept(leaf, leaf);
    }

    private Expression keptSlope(Leaf leaf, int side) {
        Kept slope = leaf.slopes[side];
        return slope.place == null
                ? new Code.Read(slope(leaf, slope))
                : new Code.Read(read(new Code.Element(Array.VALUES, slope.place), "r"));
    }

    private Expression valueBackward(Ref ref, Leaf user) {
        if (Keeper.atHand(program, ref, user)) {
            return value(ref, user);
        }
        if (ref instanceof Ref.Gate gate) {
            return kept(gate.leaf, user);
        }
        if (ref instanceof Ref.Carried carried) {
            Carry carry = carried.carry;
            return Keeper.isInside(carry, user)
                    ? new Code.Read(read(new Code.Element(Array.VALUES, carry.value.place), "r"))
                    : kept(carry.last, user);
        }
        return element(ref);
    }

    /** The value that a gate had: read, or computed again. */
    private Expression kept(Leaf leaf, Leaf user) {
        if (!leaf.value.recomputed) {
            Index place = atLast(leaf.value.place, leaf, Keeper.depthOfCommon(leaf.loops, user.loops));
            return new Code.Read(read(new Code.Element(Array.VALUES, place), "r"));
        }
        Local known = values.get(leaf);
        if (known == null) {
            Expression x = valueBackward(leaf.uses[0].ref, leaf);
            Expression y = leaf.uses[1] == null ? null : valueBackward(leaf.uses[1].ref, leaf);
            known = temporary("r");
            emit(new Code.Let(known, formula(leaf.code, x, y)));
            values.known.put(leaf, known);
        }
        return new Code.Read(known);
    }

    /** The place in the last iterations of the loops that are not around the user. */
    private static Index atLast(Index place, Leaf leaf, int common) {
        int base = place.base();
        List<Index.Term> terms = new ArrayList<>();
        for (Index.Term term : place.terms()) {
            if (term.loop().depth < common) {
                terms.add(term);
            } else {
                base += term.stride() * (term.loop().trip - 1);
            }
        }
        return new Index(base, List.copyOf(terms), place.table(), place.shift());
    }

    // Pieces.

    private void method(String name, Segment segment, Runnable content) {
        Loop[] loops = around(segment.body);
        emit(new Code.Go(name, loops));
        if (methods.stream().anyMatch(method -> method.name().equals(name))) {
            return; // a trial, or the second look at a loop: it is written already
        }
        List<Statement> before = out;
        Values valuesBefore = values;
        Set<Object> nonzeroBefore = nonzero;
        out = new ArrayList<>();
        values = new Values(null);
        nonzero = new HashSet<>();
        content.run();
        methods.add(new Code.Method(name, loops, out, null));
        out = before;
        values = valuesBefore;
        nonzero = nonzeroBefore;
    }

    private static Loop[] around(Body body) {
        Loop[] loops = new Loop[body.depth()];
        for (Loop loop = body.loop; loop != null; loop = loop.loop()) {
            loops[loop.depth] = loop;
        }
        return Arrays.copyOf(loops, loops.length);
    }

    private List<Statement> inBlock(Runnable content) {
        List<Statement> before = out;
        out = new ArrayList<>();
        values = new Values(values);
        content.run();
        List<Statement> block = out;
        values = values.outer;
        out = before;
        return block;
    }

    private void emit(Statement statement) {
        out.add(statement);
    }

    private Local local(Object key, String name) {
        Local local = locals.get(key);
        if (local == null) {
            local = new Local(name);
            locals.put(key, local);
        }
        return local;
    }

    private Local slope(Leaf leaf, Kept slope) {
        return local(slope, leaf + (slope == leaf.slopes[0] ? "_x" : "_y"));
    }

    private Local adjointLocal(Object key, String name) {
        Local adjoint = adjoints.get(key);
        if (adjoint == null) {
            adjoint = new Local(key instanceof Leaf || key instanceof Carry ? "d" + key : name + "x" + temporaries++);
            adjoints.put(key, adjoint);
        }
        return adjoint;
    }

    private Local temporary(String name) {
        return new Local(name + temporaries++);
    }
}
