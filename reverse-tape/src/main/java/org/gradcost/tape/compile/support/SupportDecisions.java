package org.gradcost.tape.compile.support;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopCarried;

/**
 * The decisions on which the emission of a program depends. The program is emitted repeatedly until they no longer change,
 * beginning with each loop-carried value as a band, or else as a sum without slots.
 */
final class SupportDecisions {

    private final BandedTangents bands;
    private final Map<LoopCarried, CarryTangent> carries = new HashMap<>();
    private final Map<LoopCarried, Set<TangentSlot>> invariants = new HashMap<>();
    private final Set<LoopCarried> stored = new HashSet<>();
    private final Set<LoopCarried> undelayed = new HashSet<>();
    private final Set<LoopCarried> read = new HashSet<>();
    private final Set<GateNode> storedGates = new HashSet<>();
    private boolean changed;

    SupportDecisions(BandedTangents bands) {
        this.bands = bands;
    }

    CarryTangent of(LoopCarried carry) {
        return bands.of(carry) != null ? CarryTangent.BAND : carries.getOrDefault(carry, CarryTangent.SUM);
    }

    /** Requires that the tangent of a loop-carried value has at least the given representation. */
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

    /** Marks a slot of a sum's terms as invariant in its loop, and returns whether it was marked already. */
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

    /** Returns whether the terms of a sum may be added later, in a loop of their own. */
    boolean mayDelay(LoopCarried carry) {
        return !undelayed.contains(carry);
    }

    /** Requires that the terms of a sum are added in its own loop. */
    void addAtOnce(LoopCarried carry) {
        changed |= undelayed.add(carry);
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
        changed |= bands.takeChanged();
        return changed;
    }

    /** Returns whether anything has changed since the last call. */
    boolean takeChanged() {
        boolean was = isChanged();
        changed = false;
        return was;
    }
}
