package org.gradcost.tape.compile.support;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * The gates of an iteration whose tangents are one slot for the gates that use them; the slot is replaced by what it stands for
 * only where a tangent leaves the iteration, as an entry of the Jacobian or otherwise. Where many inputs pass through few
 * intermediate values, this takes fewer multiplications than a coefficient for each input in every gate.
 *
 * <p>This is preaccumulation (Griewank and Walther, chapter 10): the Jacobian of an iteration is accumulated in another order than
 * that of its gates. Which gates these are is found by a descent: a gate is taken, or given up, if that lowers the number of
 * additions and multiplications. What is invariant in the loop is computed before it, and costs nothing.
 */
final class Preaccumulation {

    private static final byte UNIT = 1;
    private static final byte NUMBER = 2;

    private static final int ROUNDS = 3;

    private final Set<GateNode> intermediates = new HashSet<>();

    /** The gates whose values are used in other regions or carried to the next iteration. */
    private final Set<GateNode> leaving = new HashSet<>();

    private final JacobianEntries jacobian;

    /** Finds the gates, one after the other in the regions of a program whose Jacobian is computed. */
    Preaccumulation(Program program, JacobianEntries jacobian) {
        this.jacobian = jacobian;
        for (GateNode gate : program.leaves) {
            for (Use use : gate.uses) {
                if (use != null) {
                    markLeaving(use.ref, gate.home.region);
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            markLeaving(carry.initial.ref, null);
            markLeaving(carry.source, null);
        }
        markLeaving(program.output.ref, null);
        search(program.top);
    }

    private void markLeaving(ValueRef ref, Region at) {
        if (ref instanceof ValueRef.Gate gate && gate.leaf.home.region != at) {
            leaving.add(gate.leaf);
        }
    }

    boolean isIntermediate(GateNode gate) {
        return intermediates.contains(gate);
    }

    private void search(Region region) {
        for (MethodChunk chunk : region.chunks) {
            Body body = new Body(region.loop);
            for (IrNode node : chunk.nodes) {
                if (node instanceof Loop loop) {
                    search(loop.region);
                } else {
                    body.add((GateNode) node);
                }
            }
            body.search();
        }
    }

    private static boolean hasUnitPartial(GateNode gate) {
        return switch (gate.code) {
            case Opcode.ADD, Opcode.ADD_TERM, Opcode.SUBTRACT, Opcode.NEGATE, Opcode.EXIT_VALUE -> true;
            default -> false;
        };
    }

    /** The active gates of a chunk, with slots by number: those of what comes from elsewhere, then the gates themselves. */
    private final class Body {

        private final Loop loop;
        private final Map<GateNode, Integer> gates = new LinkedHashMap<>();
        private final Map<Object, Integer> others = new HashMap<>();
        private boolean[] isTaken;
        private boolean[] isInvariant;

        /** The coefficient of each slot in the tangent of each gate: 0, {@link #UNIT} for 1 or −1, or {@link #NUMBER}. */
        private byte[][] tangents;

        Body(Loop loop) {
            this.loop = loop;
        }

        void add(GateNode gate) {
            if (gate.active && gate.code != Opcode.OUTPUT && !gate.uses[0].inPlace) {
                gates.put(gate, gates.size());
            }
        }

        void search() {
            if (gates.size() > Heuristics.MOST_PREACCUMULATED) {
                return;
            }
            List<GateNode> all = List.copyOf(gates.keySet());
            isTaken = new boolean[all.size()];
            findInvariants(all);
            int inOrder = cost(all);
            boolean[] isCandidate = new boolean[all.size()];
            for (int g = 0; g < all.size(); g++) {
                isCandidate[g] = !leaving.contains(all.get(g)) && !all.get(g).inMemory && size(tangents[g]) > 1;
            }
            descend(all, isCandidate, inOrder);
            for (int g = 0; g < all.size(); g++) {
                if (isTaken[g]) {
                    intermediates.add(all.get(g));
                }
            }
        }

        /** Takes or gives up one gate after the other, as long as that lowers the cost. */
        private void descend(List<GateNode> all, boolean[] isCandidate, int cost) {
            int least = cost;
            boolean changed = true;
            for (int round = 0; changed && round < ROUNDS; round++) {
                changed = false;
                for (int g = 0; g < all.size(); g++) {
                    if (isCandidate[g]) {
                        isTaken[g] = !isTaken[g];
                        int other = cost(all);
                        isTaken[g] = isTaken[g] == other < least;
                        changed |= other < least;
                        least = Math.min(least, other);
                    }
                }
            }
        }

        private void findInvariants(List<GateNode> all) {
            isInvariant = new boolean[all.size()];
            Set<Object> slots = new LinkedHashSet<>();
            for (int g = 0; g < all.size(); g++) {
                isInvariant[g] = loop != null;
                for (Use use : all.get(g).uses) {
                    if (use != null) {
                        isInvariant[g] = isInvariant[g] && isInvariant(use.ref);
                        if (use.ref.active() && own(use.ref) < 0) {
                            slots.add(key(use.ref));
                        }
                    }
                }
            }
            for (Object slot : slots) {
                others.put(slot, others.size());
            }
        }

        private boolean isInvariant(ValueRef ref) {
            if (ref instanceof ValueRef.Input input) {
                return !input.index.has(loop);
            }
            if (ref instanceof ValueRef.Constant constant) {
                return constant.index == null || !constant.index.has(loop);
            }
            if (ref instanceof ValueRef.Gate gate) {
                Integer own = gates.get(gate.leaf);
                return own == null ? gate.leaf.depth() <= loop.depth : isInvariant[own];
            }
            return false;
        }

        /** Returns the number of a gate of this chunk; negative for anything else. */
        private int own(ValueRef ref) {
            return ref instanceof ValueRef.Gate gate ? gates.getOrDefault(gate.leaf, -1) : -1;
        }

        private static Object key(ValueRef ref) {
            if (ref instanceof ValueRef.Input input) {
                return input.index;
            }
            if (ref instanceof ValueRef.Memory memory) {
                return memory.index;
            }
            return ref instanceof ValueRef.Gate gate ? gate.leaf : ((ValueRef.Carried) ref).carry;
        }

        private static int size(byte[] tangent) {
            int size = 0;
            for (byte coefficient : tangent) {
                size += coefficient == 0 ? 0 : 1;
            }
            return size;
        }

        /** Returns the number of additions and multiplications that vary in the loop, given what is taken. */
        private int cost(List<GateNode> all) {
            int first = others.size();
            tangents = new byte[all.size()][];
            int cost = 0;
            for (int g = 0; g < all.size(); g++) {
                GateNode gate = all.get(g);
                byte[] sum = new byte[first + all.size()];
                int own = 0;
                for (Use use : gate.uses) {
                    if (use != null && use.ref.active()) {
                        own += add(hasUnitPartial(gate), tangent(use.ref, sum.length), sum);
                    }
                }
                tangents[g] = sum;
                cost += isInvariant[g] ? 0 : own;
                if (isSink(gate)) {
                    cost += expansion(sum.clone());
                }
            }
            return cost;
        }

        private boolean isSink(GateNode gate) {
            return gate.inMemory || leaving.contains(gate) || jacobian.isUsedAsOutput(gate);
        }

        private byte[] tangent(ValueRef ref, int length) {
            int own = own(ref);
            if (own >= 0 && !isTaken[own]) {
                return tangents[own];
            }
            byte[] one = new byte[length];
            one[own >= 0 ? others.size() + own : others.get(key(ref))] = UNIT;
            return one;
        }

        /** Adds a factor times a tangent to a sum. Returns how many additions and multiplications that takes. */
        private static int add(boolean isUnit, byte[] tangent, byte[] sum) {
            int operations = 0;
            for (int s = 0; s < sum.length; s++) {
                if (tangent[s] != 0) {
                    operations += (isUnit || tangent[s] == UNIT ? 0 : 1) + (sum[s] == 0 ? 0 : 1);
                    sum[s] = sum[s] == 0 && isUnit && tangent[s] == UNIT ? UNIT : NUMBER;
                }
            }
            return operations;
        }

        /** Returns how many operations it takes to replace the gates of this chunk in a tangent, the last one first. */
        private int expansion(byte[] tangent) {
            int operations = 0;
            for (int g = tangents.length - 1; g >= 0; g--) {
                byte coefficient = tangent[others.size() + g];
                if (coefficient != 0) {
                    tangent[others.size() + g] = 0;
                    operations += add(coefficient == UNIT, tangents[g], tangent);
                }
            }
            return operations;
        }
    }
}
