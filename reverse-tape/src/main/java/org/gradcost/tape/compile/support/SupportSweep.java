package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.AddTangent;
import org.gradcost.tape.compile.code.AddToMatrixRow;
import org.gradcost.tape.compile.code.AddToTangent;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.AssignTangent;
import org.gradcost.tape.compile.code.ClearTangent;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.ScaleTangent;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.TangentRow;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.emit.CodeBuilder;
import org.gradcost.tape.compile.emit.ForwardSweep;
import org.gradcost.tape.compile.emit.Partials;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.runtime.StoredTangents;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * Emits values and tangents in one forward sweep. A gate has a local for the coefficient of each of its slots; what a loop
 * carries is held as {@link CarryTangent} says.
 */
final class SupportSweep {

    private static final Literal ONE = new Literal(1);

    private final CodeBuilder builder;
    private final ForwardSweep forward;
    private final Program program;
    private final SupportDecisions decisions;
    private final BandedTangents bands;
    private final BandCode banded;
    private final Supports supports;
    private final TangentStorage storage;
    private final Destinations destinations;
    private final JacobianEntries jacobian;

    /** The order in which the Jacobian of an iteration is accumulated; null for that of its gates. */
    private final Preaccumulation order;

    /** The loops around the present place. */
    private Loop[] around = {};

    /** Where the terms of each sum go whose loop has been entered. */
    private final Map<LoopCarried, Target> targets = new HashMap<>();

    /** The coefficients of what is invariant in the loop of a sum. */
    private final Map<LoopCarried, Map<TangentSlot, Local>> coefficients = new HashMap<>();

    /** What is scaled in a loop that has been entered, by its stored tangent. */
    private final Map<TangentRow, LoopCarried> entered = new HashMap<>();

    private final DelayedTerms delayed = new DelayedTerms();

    /** What is to be scaled after its loop, by what the iterations have kept for it. */
    private final Map<LoopCarried, LaterScaling> later = new LinkedHashMap<>();

    /**
     * A tangent to which terms are added, each times a factor.
     *
     * @param output the row of the Jacobian, if the tangent is that of one of several outputs
     */
    private record Target(TangentRow row, CodeExpression factor, AffineIndex output) {

        Target(TangentRow row, CodeExpression factor) {
            this(row, factor, null);
        }
    }

    /**
     * Prepares the sweep.
     *
     * @param jacobian the entries of the Jacobian, or null for the gradient of one output
     * @param order the order in which it is accumulated, or null
     */
    SupportSweep(
            CodeBuilder builder,
            Program program,
            SupportDecisions decisions,
            BandedTangents bands,
            TangentStorage storage,
            JacobianEntries jacobian,
            Preaccumulation order) {
        this.jacobian = jacobian;
        this.order = order;
        this.builder = builder;
        this.forward = ForwardSweep.alone(builder, program);
        this.program = program;
        this.decisions = decisions;
        this.bands = bands;
        this.banded = new BandCode(builder, bands, storage);
        this.supports = new Supports(builder, banded, storage, program);
        this.storage = storage;
        this.destinations = new Destinations(program, decisions, jacobian);
    }

    Supports supports() {
        return supports;
    }

    /** Emits the program, and adds the tangent of its output to the gradient. Returns the value. */
    CodeExpression run() {
        region(program.top);
        if (jacobian != null) {
            return new Literal(0);
        }
        Local value = builder.local("value", "value");
        builder.emit(new Assign(value, forward.of(program.output.ref)));
        addTo(new Target(storage.gradient(), ONE), supports.of(program.output.ref, program.top));
        return new LocalRead(value);
    }

    private void region(Region region) {
        Loop[] outer = around;
        around = region.loop == null ? new Loop[0] : region.loop.path;
        chunks(region);
        around = outer;
    }

    private void chunks(Region region) {
        if (!region.isSplit()) {
            nodes(region.chunks.get(0).nodes);
            return;
        }
        for (MethodChunk chunk : region.chunks) {
            if (builder.beginMethod("support" + chunk.method, chunk)) {
                nodes(chunk.nodes);
                builder.endMethod();
            }
        }
    }

    private void nodes(List<IrNode> nodes) {
        for (IrNode node : nodes) {
            if (node instanceof GateNode gate) {
                gate(gate);
            } else {
                loop((Loop) node);
            }
        }
    }

    private void gate(GateNode gate) {
        if (gate.code == Opcode.OUTPUT) {
            output(gate);
            return;
        }
        forward.gate(gate);
        if (gate.uses[0].inPlace) {
            if (gate.active) {
                addInPlace(gate, supports.of(gate.uses[1].ref, gate.home.region));
            }
            return;
        }
        boolean isOutput = jacobian != null && jacobian.isOutput(gate);
        if (isOutput) {
            builder.emit(new Store(Array.OUTPUTS, jacobian.row(gate), forward.own(gate), false));
        }
        if (!gate.active) {
            if (gate.inMemory && !isOutput) {
                setInMemory(gate, SparseTangent.ZERO);
            }
            return;
        }
        SparseTangent tangent = isSelection(gate) ? selection(gate) : combination(gate);
        if (supports.leaves(gate)) {
            tangent = supports.withoutIntermediates(tangent);
        }
        if (isOutput) {
            addTo(new Target(storage.gradient(), ONE, jacobian.row(gate)), tangent);
        } else if (gate.inMemory) {
            setInMemory(gate, tangent);
        }
        if (mustBeStored(gate, tangent)) {
            decisions.store(gate);
            set(storage.row(gate), storage.ofGate(gate), tangent);
            tangent = SparseTangent.of(storage.stored(gate));
        } else if (supports.leaves(gate)) {
            tangent = supports.steady(tangent);
        } else if (order != null && order.isIntermediate(gate) && tangent.size() > 1) {
            tangent = supports.asSlot(gate, tangent);
        }
        supports.put(gate, tangent);
    }

    /** Stores an output, and adds its tangent to its row of the Jacobian, unless that has been done. */
    private void output(GateNode gate) {
        ValueRef value = gate.uses[0].ref;
        builder.emit(new Assign(builder.local(gate, gate.toString()), new Literal(0)));
        if (!jacobian.isWritten(gate)) {
            builder.emit(new Store(Array.OUTPUTS, jacobian.row(gate), forward.of(value), false));
            Target row = new Target(storage.gradient(), ONE, jacobian.row(gate));
            addTo(row, supports.of(value, gate.home.region));
        }
        supports.put(gate, SparseTangent.ZERO);
    }

    private boolean isSelection(GateNode gate) {
        return gate.code >= Opcode.CALLED && program.gateTable.isSelect(gate.code);
    }

    private SparseTangent combination(GateNode gate) {
        Supports.Combination sum = supports.combination();
        if (Partials.isProductOfEquals(gate)) {
            sum.add(Partials.ofProductOfEquals(gate, forward), supports.of(gate.uses[0].ref, gate.home.region));
            return sum.tangent();
        }
        for (int side = 0; side < 2; side++) {
            if (gate.uses[side] != null && gate.uses[side].ref.active()) {
                sum.add(Partials.of(gate, side, forward), supports.of(gate.uses[side].ref, gate.home.region));
            }
        }
        return sum.tangent();
    }

    /** Emits the coefficients of the operand that is chosen. */
    private SparseTangent selection(GateNode gate) {
        SparseTangent x = supports.of(gate.uses[0].ref, gate.home.region);
        SparseTangent y = supports.of(gate.uses[1].ref, gate.home.region);
        Map<TangentSlot, CodeExpression> chosen = new LinkedHashMap<>();
        Set<TangentSlot> slots = new LinkedHashSet<>(x.slots());
        slots.addAll(y.slots());
        List<Statement> then = new ArrayList<>();
        List<Statement> otherwise = new ArrayList<>();
        for (TangentSlot slot : slots) {
            Local coefficient = builder.temporary("t");
            then.add(new Assign(coefficient, orZero(x, slot)));
            otherwise.add(new Assign(coefficient, orZero(y, slot)));
            chosen.put(slot, new LocalRead(coefficient));
        }
        builder.emit(new If(forward.partial(gate, 0), then, otherwise));
        return new SparseTangent(chosen);
    }

    private static CodeExpression orZero(SparseTangent tangent, TangentSlot slot) {
        CodeExpression coefficient = tangent.coefficient(slot);
        return coefficient == null ? new Literal(0) : coefficient;
    }

    /** Stores the tangent of a gate at its position of memory. */
    private void setInMemory(GateNode gate, SparseTangent tangent) {
        if (bands.of(gate) == null) {
            if (gate.active) {
                set(storage.inMemory(gate), storage.ofPlace(gate), tangent);
            } else if (storage.isAnyAt(gate)) {
                clear(storage.inMemory(gate), storage.ofPlace(gate));
            }
            return;
        }
        banded.store(gate, supports.expanded(tangent));
    }

    /** Adds the tangent of a term to that at the position of memory where the term is added. */
    private void addInPlace(GateNode gate, SparseTangent term) {
        CodeExpression partial = Partials.of(gate, 1, forward);
        if (bands.of(gate) == null) {
            addTo(new Target(storage.inMemory(gate), partial), term);
            return;
        }
        banded.add(gate, partial, supports.expanded(term));
    }

    /** Returns whether a tangent has too many slots, or is used after a loop that changes what it is made of. */
    private boolean mustBeStored(GateNode gate, SparseTangent tangent) {
        if (decisions.isStored(gate)) {
            return true;
        }
        int own = 0;
        boolean fleeting = false;
        for (TangentSlot slot : tangent.slots()) {
            own += slot instanceof TangentSlot.Sum ? 0 : 1;
            fleeting |= !(slot instanceof TangentSlot.Window);
        }
        return own > Heuristics.MOST_SLOTS || supports.leaves(gate) && fleeting;
    }

    private void clear(TangentRow row, TangentStorage.Range range) {
        builder.emit(new ClearTangent(row, range.first(), range.end()));
    }

    /** Stores a tangent; those in memory that it is made of are added up in loops of several. */
    private void set(TangentRow row, TangentStorage.Range range, SparseTangent tangent) {
        List<CodeExpression> factors = new ArrayList<>();
        List<TangentRow> rows = new ArrayList<>();
        Map<TangentSlot, CodeExpression> others = new LinkedHashMap<>();
        for (Map.Entry<TangentSlot, CodeExpression> entry :
                supports.expanded(tangent).entries()) {
            if (!storage.isInPasses()
                    && entry.getKey() instanceof TangentSlot.Stored stored
                    && !stored.writers().isEmpty()) { // zero outside its range
                factors.add(entry.getValue());
                rows.add(stored.row());
            } else {
                others.put(entry.getKey(), entry.getValue());
            }
        }
        if (rows.isEmpty()) {
            clear(row, range);
        }
        for (int k = 0; k < rows.size(); k += StoredTangents.MOST_TERMS) {
            int to = Math.min(rows.size(), k + StoredTangents.MOST_TERMS);
            builder.emit(new AssignTangent(
                    row,
                    List.copyOf(factors.subList(k, to)),
                    List.copyOf(rows.subList(k, to)),
                    range.first(),
                    range.end(),
                    k > 0));
        }
        addTo(new Target(row, ONE), new SparseTangent(others));
    }

    /** Adds a tangent to a stored one. */
    private void addTo(Target target, SparseTangent tangent) {
        for (Map.Entry<TangentSlot, CodeExpression> entry :
                supports.expanded(tangent).entries()) {
            CodeExpression coefficient = Partials.times(target.factor, entry.getValue());
            if (entry.getKey() instanceof TangentSlot.Terms terms) {
                addTerms(target, coefficient, terms.sum());
            } else if (target.output != null) {
                addToOutput(target.output, coefficient, entry.getKey());
            } else if (entry.getKey() instanceof TangentSlot.Window window) {
                builder.emit(
                        target.row.isGradient() && !storage.isInPasses()
                                ? new Store(Array.GRADIENT, window.index(), coefficient, true)
                                : new AddToTangent(target.row, window.index(), coefficient));
            } else if (entry.getKey() instanceof TangentSlot.Stored stored) {
                markRead(stored);
                builder.emit(new AddTangent(target.row, coefficient, stored.row(), stored.first(), stored.end()));
            } else {
                decisions.need(((TangentSlot.Sum) entry.getKey()).carry(), CarryTangent.REPLACED);
            }
        }
    }

    /** Returns whether the terms of a sum are added later, to a row of the Jacobian. */
    private boolean isDelayed(LoopCarried sum) {
        Loop loop = sum.loop;
        return jacobian != null
                && decisions.mayDelay(sum)
                && loop.trips == null
                && !loop.region.isSplit()
                && !loop.home.region.isSplit()
                && destinations.of(sum) == null;
    }

    /** Adds the terms of a sum's loop, which must be at home here. */
    private void addTerms(Target target, CodeExpression coefficient, LoopCarried sum) {
        Loop loop = sum.loop;
        List<Statement> repeated = delayed.statements(sum);
        if (repeated == null
                || around.length != loop.depth
                || !Arrays.equals(around, Arrays.copyOf(loop.path, loop.depth))) {
            decisions.addAtOnce(sum);
            return;
        }
        CodeExpression factor = supports.inLocal(coefficient);
        Loop[] outer = around;
        around = loop.path;
        builder.beginBlock();
        for (Statement statement : repeated) {
            builder.emit(statement);
        }
        for (DelayedTerms.Term term : delayed.terms(sum)) {
            addTo(new Target(target.row, factor, target.output), one(term.slot(), term.coefficient()));
        }
        builder.emit(For.all(loop, false, builder.endBlock()));
        around = outer;
    }

    private void addToOutput(AffineIndex output, CodeExpression coefficient, TangentSlot slot) {
        if (slot instanceof TangentSlot.Window window) {
            AffineIndex entry = jacobian.entry(output, window.index(), around);
            builder.emit(new Store(Array.GRADIENT, entry, coefficient, true));
        } else if (slot instanceof TangentSlot.Stored stored) {
            markRead(stored);
            builder.emit(new AddToMatrixRow(
                    output,
                    coefficient,
                    stored.row(),
                    stored.first(),
                    stored.end(),
                    jacobian.starts(),
                    jacobian.columns()));
        } else {
            decisions.need(((TangentSlot.Sum) slot).carry(), CarryTangent.REPLACED);
        }
    }

    private void markRead(TangentSlot.Stored stored) {
        if (entered.containsKey(stored.row())) {
            decisions.read(entered.get(stored.row()));
        }
    }

    private void loop(Loop loop) {
        Region home = loop.home.region;
        Map<LoopCarried, SparseTangent> before = new LinkedHashMap<>();
        for (LoopCarried carry : loop.carries) {
            if (carry.active) {
                before.put(carry, supports.of(carry.initial.ref, home));
            }
        }
        forward.enter(loop);
        for (LoopCarried carry : before.keySet()) {
            if (enterBand(carry, before.get(carry))) {
                continue;
            }
            if (decisions.of(carry) == CarryTangent.SUM) {
                enterSum(carry);
            } else {
                enterStored(carry, before.get(carry));
            }
        }
        builder.beginBlock();
        region(loop.region);
        List<Statement> gates = builder.endBlock();
        builder.beginBlock();
        for (Statement gate : gates) {
            builder.emit(gate);
        }
        Loop[] outer = around;
        around = loop.path;
        advance(before.keySet());
        around = outer;
        forward.advance(loop.carries);
        List<Statement> body = builder.endBlock();
        builder.emit(For.all(loop, false, body));
        for (LoopCarried carry : before.keySet()) {
            if (!delayed.canRepeat(carry, gates, body)) {
                decisions.addAtOnce(carry);
            }
            if (decisions.of(carry) == CarryTangent.SCALED) {
                leave(carry);
            }
        }
        for (LoopCarried carry : before.keySet()) {
            supports.putLast(carry, last(carry, before.get(carry)));
        }
    }

    /** Returns whether the tangent of a loop-carried value is banded, and assigns its components if so. */
    private boolean enterBand(LoopCarried carry, SparseTangent before) {
        if (decisions.of(carry) != CarryTangent.BAND) {
            return false;
        }
        SparseTangent inside = banded.enter(carry, supports.expanded(before));
        if (inside != null) {
            supports.putInside(carry, inside);
        }
        return inside != null;
    }

    private void enterSum(LoopCarried carry) {
        supports.putInside(carry, SparseTangent.of(new TangentSlot.Sum(carry)));
        Map<TangentSlot, Local> sums = new LinkedHashMap<>();
        for (TangentSlot slot : decisions.invariants(carry)) {
            Local sum = builder.temporary("a");
            builder.emit(new Assign(sum, new Literal(0)));
            sums.put(slot, sum);
        }
        coefficients.put(carry, sums);
        if (!decisions.isStored(carry)) {
            return;
        }
        Destinations.Destination destination = destinations.of(carry);
        if (destination == null && isDelayed(carry)) {
            return;
        }
        if (destination == null) {
            clear(storage.row(carry), storage.afterLoop(carry));
            targets.put(carry, new Target(storage.row(carry), ONE));
            return;
        }
        if (destination.sum() != null) {
            decisions.store(destination.sum());
        }
        if (destination.sum() != null && isDelayed(destination.sum())) {
            decisions.addAtOnce(destination.sum());
            return; // which a nested loop also adds terms to
        }
        if (jacobian != null && destination.output() == null && !targets.containsKey(destination.sum())) {
            return; // part of the weighted sum of the outputs, whose tangent nobody needs
        }
        AffineIndex output = destination.output() == null ? null : jacobian.row(destination.output());
        Target end = new Target(storage.gradient(), ONE, output);
        if (destination.sum() != null) {
            end = targets.getOrDefault(destination.sum(), end);
        }
        CodeExpression factor = end.factor;
        for (Destinations.Step step : destination.steps()) {
            factor = supports.inLocal(Partials.times(Partials.of(step.gate(), step.side(), forward), factor));
        }
        targets.put(carry, new Target(end.row, factor, end.output));
    }

    private void enterStored(LoopCarried carry, SparseTangent before) {
        TangentRow row = storage.row(carry);
        clear(row, storage.whole());
        addTo(new Target(row, ONE), before);
        supports.putInside(carry, SparseTangent.of(storage.before(carry)));
        if (decisions.of(carry) == CarryTangent.SCALED) {
            entered.put(row, carry);
        }
    }

    private void leave(LoopCarried carry) {
        entered.remove(storage.row(carry));
        LaterScaling scaling = later.remove(carry);
        if (scaling != null) {
            scaling.emit(builder);
        }
    }

    /** Emits the tangents after an iteration. */
    private void advance(Set<LoopCarried> carries) {
        Map<LoopCarried, SparseTangent> next = new LinkedHashMap<>();
        for (LoopCarried carry : carries) {
            next.put(carry, supports.withoutIntermediates(supports.of(carry.source, carry.loop.region)));
        }
        check(next);
        Map<Local, CodeExpression> components = new LinkedHashMap<>();
        for (LoopCarried carry : carries) {
            if (banded.isEntered(carry)) {
                components.putAll(banded.next(carry, supports.expanded(next.get(carry))));
            }
        }
        if (decisions.isChanged()) {
            return; // this code is not the last one
        }
        for (LoopCarried carry : carries) {
            if (decisions.of(carry) == CarryTangent.SUM) {
                addTerms(carry, next.get(carry).without(new TangentSlot.Sum(carry)));
            }
        }
        for (LoopCarried carry : carries) {
            if (decisions.of(carry) == CarryTangent.REPLACED) {
                TangentRow beside = storage.row(List.of(carry));
                set(beside, storage.afterIteration(carry), next.get(carry));
            }
        }
        for (LoopCarried carry : carries) {
            if (decisions.of(carry) == CarryTangent.SCALED) {
                scale(carry, next.get(carry));
            }
        }
        for (LoopCarried carry : carries) {
            if (decisions.of(carry) == CarryTangent.REPLACED) {
                TangentStorage.Range range = storage.afterIteration(carry);
                clear(storage.row(carry), storage.beforeIteration(carry));
                builder.emit(new AddTangent(
                        storage.row(carry), ONE, storage.row(List.of(carry)), range.first(), range.end()));
            }
        }
        banded.assign(components);
    }

    /** Finds the loop-carried values that cannot be held as decided so far. */
    private void check(Map<LoopCarried, SparseTangent> next) {
        for (Map.Entry<LoopCarried, SparseTangent> entry : next.entrySet()) {
            LoopCarried carry = entry.getKey();
            SparseTangent tangent = entry.getValue();
            for (TangentSlot slot : tangent.slots()) {
                if (slot instanceof TangentSlot.Sum sum && sum.carry() != carry) {
                    decisions.need(sum.carry(), CarryTangent.REPLACED);
                }
                for (LoopCarried other : next.keySet()) {
                    if (other != carry
                            && decisions.of(carry) != CarryTangent.SUM
                            && decisions.of(other) == CarryTangent.SCALED
                            && slot.equals(storage.before(other))) {
                        decisions.need(other, CarryTangent.REPLACED);
                    }
                }
            }
            CodeExpression own = tangent.coefficient(new TangentSlot.Sum(carry));
            if (decisions.of(carry) == CarryTangent.SUM && !(own != null && Partials.is(1, own))) {
                decisions.need(carry, own == null ? CarryTangent.REPLACED : CarryTangent.SCALED);
            }
        }
    }

    private void addTerms(LoopCarried carry, SparseTangent terms) {
        for (Map.Entry<TangentSlot, CodeExpression> entry : terms.entries()) {
            TangentSlot slot = entry.getKey();
            if (slot.isInvariant(carry.loop)) {
                if (decisions.addInvariant(carry, slot)) {
                    Local sum = coefficients.get(carry).get(slot);
                    if (sum != null) {
                        builder.emit(new Assign(sum, new Binary('+', new LocalRead(sum), entry.getValue())));
                    }
                }
            } else {
                decisions.store(carry);
                Target target = targets.get(carry);
                if (isDelayed(carry)) {
                    delayed.add(carry, slot, entry.getValue());
                } else if (target != null) {
                    addTo(target, one(slot, entry.getValue()));
                }
            }
        }
    }

    private static SparseTangent one(TangentSlot slot, CodeExpression coefficient) {
        Map<TangentSlot, CodeExpression> one = new LinkedHashMap<>();
        one.put(slot, coefficient);
        return new SparseTangent(one);
    }

    private void scale(LoopCarried carry, SparseTangent next) {
        TangentSlot.Stored own = storage.before(carry);
        CodeExpression factor = next.coefficient(own);
        if (factor == null) {
            decisions.need(carry, CarryTangent.REPLACED);
            return;
        }
        SparseTangent terms = supports.expanded(next.without(own));
        if (!storage.isInPasses() && !decisions.isRead(carry) && LaterScaling.isPossible(carry.loop, terms)) {
            later.put(carry, LaterScaling.keep(carry.loop, own, factor, terms, builder, storage));
            return;
        }
        builder.emit(new ScaleTangent(own.row(), List.of(factor), own.first(), own.end()));
        addTo(new Target(own.row(), ONE), terms);
    }

    /** Returns the tangent of a loop-carried value after its loop. */
    private SparseTangent last(LoopCarried carry, SparseTangent before) {
        if (banded.isEntered(carry)) {
            return banded.last(carry);
        }
        if (decisions.of(carry) != CarryTangent.SUM) {
            return SparseTangent.of(storage.last(carry));
        }
        Supports.Combination sum = supports.combination();
        sum.add(ONE, before);
        for (Map.Entry<TangentSlot, Local> entry : coefficients.get(carry).entrySet()) {
            sum.add(entry.getKey(), new LocalRead(entry.getValue()));
        }
        if (decisions.isStored(carry) && destinations.of(carry) == null) {
            sum.add(isDelayed(carry) ? new TangentSlot.Terms(carry) : storage.last(carry), ONE);
        }
        return supports.within(sum.tangent(), carry.loop.home.region);
    }
}
