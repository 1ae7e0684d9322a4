package org.gradcost.tape.compile.support;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopCarried;

/**
 * What the emission of a program has to know of it beforehand. The program is emitted until that no longer changes: it
 * begins with every loop-carried value as a sum without slots.
 */
final class SupportDecisions {

    private final Map<LoopCarried, CarryTangent> carries = new HashMap<>();
    private final Map<LoopCarried, Set<TangentSlot>> invariants = new HashMap<>();
    private final Set<LoopCarried> stored = new HashSet<>();
    private final Set<LoopCarried> read = new HashSet<>();
    private final Set<GateNode> storedGates = new HashSet<>();
    private boolean changed;

    CarryTangent of(LoopCarried carry) {
        return carries.getOrDefault(carry, CarryTangent.SUM);
    }

    /** Says that the tangent of a loop-carried value must be held in this way at least. */
    void need(LoopCarried carry, CarryTangent way) {
        if (way.compareTo(of(carry)) > 0) {
            carries.put(carry, way);
            changed = true;
        }
    }

    /** Returns the slots of a sum's terms that are invariant in its loop; their coefficients are added up in locals. */
    Set<TangentSlot> invariants(LoopCarried carry) {
        Set<TangentSlot> known = invariants.get(carry);
        return known == null ? Set.of() : new LinkedHashSet<>(known);
    }

    /** Says that a slot of a sum's terms is invariant in its loop. Returns whether that was known. */
    boolean addInvariant(LoopCarried carry, TangentSlot slot) {
        invariants.putIfAbsent(carry, new LinkedHashSet<>());
        boolean isNew = invariants.get(carry).add(slot);
        changed |= isNew;
        return !isNew;
    }

    /** Returns whether the terms of a sum have slots that change from iteration to iteration. */
    boolean isStored(LoopCarried carry) {
        return stored.contains(carry);
    }

    void store(LoopCarried carry) {
        changed |= stored.add(carry);
    }

    /** Returns whether an iteration of its loop reads the stored tangent of a loop-carried value other than to scale it. */
    boolean isRead(LoopCarried carry) {
        return read.contains(carry);
    }

    void read(LoopCarried carry) {
        changed |= read.add(carry);
    }

    /** Returns whether the tangent of a gate is stored, since it has too many slots or those that do not outlive a loop. */
    boolean isStored(GateNode gate) {
        return storedGates.contains(gate);
    }

    void store(GateNode gate) {
        changed |= storedGates.add(gate);
    }

    /** Returns whether anything has changed since the emission began. */
    boolean isChanged() {
        return changed;
    }

    /** Returns whether anything has changed since the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
