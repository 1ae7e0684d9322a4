package org.gradcost.tape.compile.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;

/**
 * Finds the first contribution to each adjoint by running the reverse sweep symbolically: it assigns, the later ones
 * accumulate. A second run finds the adjoints that must be zero beforehand, because a use is the first contribution in some
 * iterations only.
 */
public final class AdjointInitialisation {

    private final Program program;
    private final MemoryMap memory;
    private final Set<ValueRef.Input> used = new HashSet<>();
    private final boolean[] gradient;
    private final boolean[] adjoints;
    private final boolean[] clearGradient;
    private final boolean[] clearAdjoints;
    private final boolean[] read;
    private final GateNode[] writer;

    /** The input whose contribution came first to each element of the gradient. */
    private final ValueRef.Input[] came;

    private boolean clearing;

    /** The iteration vector of the run. */
    private final int[] iteration;

    private AdjointInitialisation(Program program, MemoryMap memory) {
        this.program = program;
        this.memory = memory;
        gradient = new boolean[program.differentiated];
        clearGradient = new boolean[program.differentiated];
        adjoints = new boolean[memory.size()];
        clearAdjoints = new boolean[memory.size()];
        read = new boolean[memory.size()];
        writer = new GateNode[memory.size()];
        came = new ValueRef.Input[program.differentiated];
        int deepest = 0;
        for (Loop loop : program.loops) {
            deepest = Math.max(deepest, loop.depth + 1);
        }
        iteration = new int[deepest];
    }

    public static ZeroedRanges find(Program program, MemoryMap memory) {
        AdjointInitialisation firsts = new AdjointInitialisation(program, memory);
        firsts.findUsed();
        List<Step> steps = firsts.contribution(program.output);
        steps.addAll(firsts.steps(program.top));
        take(steps);
        firsts.clearing = true;
        Arrays.fill(firsts.gradient, false);
        Arrays.fill(firsts.adjoints, false);
        Arrays.fill(firsts.read, false);
        take(steps);
        return firsts.finish();
    }

    private void findUsed() {
        for (GateNode leaf : program.leaves) {
            for (int side = 0; side < 2; side++) {
                if (RequiredValues.active(leaf, side) && leaf.uses[side].ref instanceof ValueRef.Input input) {
                    used.add(input);
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            if (carry.active && carry.initial.ref.active() && carry.initial.ref instanceof ValueRef.Input input) {
                used.add(input);
            }
        }
        if (program.output.ref.active() && program.output.ref instanceof ValueRef.Input input) {
            used.add(input);
        }
    }

    /** A step of the run. Gates whose adjoints are in locals have none. */
    private abstract static class Step {
        abstract void take();
    }

    private static void take(List<Step> steps) {
        for (int s = 0; s < steps.size(); s++) {
            steps.get(s).take();
        }
    }

    /** Returns the steps of a region in reverse order. */
    private List<Step> steps(Region region) {
        List<Step> steps = new ArrayList<>();
        for (int s = region.chunks.size() - 1; s >= 0; s--) {
            MethodChunk chunk = region.chunks.get(s);
            for (int i = chunk.nodes.size() - 1; i >= 0; i--) {
                if (chunk.nodes.get(i) instanceof Loop loop) {
                    steps.addAll(steps(loop));
                } else {
                    steps.addAll(steps((GateNode) chunk.nodes.get(i)));
                }
            }
            for (ValueRef.Input input : chunk.inputs) {
                if (used.contains(input)) {
                    steps.add(new Contribution(input.adjoint, gradient, clearGradient, input.index));
                }
            }
        }
        return steps;
    }

    private List<Step> steps(Loop loop) {
        List<Step> steps = new ArrayList<>();
        List<Step> body = steps(loop.region);
        if (!body.isEmpty()) {
            steps.add(new Iterations(loop, body));
        }
        for (LoopCarried carry : loop.carries) {
            if (carry.active) {
                steps.addAll(contribution(carry.initial));
            }
        }
        return steps;
    }

    private List<Step> steps(GateNode leaf) {
        List<Step> steps = new ArrayList<>();
        if (leaf.active && leaf.inMemory) {
            steps.add(new Reading(leaf));
        }
        for (int side = 0; side < 2; side++) {
            if (RequiredValues.active(leaf, side)) {
                if (program.gateTable.isSelect(leaf.code)) {
                    leaf.uses[side].isFirst = false; // it contributes to either argument, not to both
                }
                steps.addAll(contribution(leaf.uses[side]));
            }
        }
        return steps;
    }

    private List<Step> contribution(Use use) {
        List<Step> steps = new ArrayList<>();
        if (use.ref instanceof ValueRef.Memory memory && memory.active()) {
            steps.add(new Contribution(use, adjoints, clearAdjoints, memory.index));
        }
        return steps;
    }

    private final class Iterations extends Step {
        private final Loop loop;
        private final List<Step> body;

        Iterations(Loop loop, List<Step> body) {
            this.loop = loop;
            this.body = body;
        }

        @Override
        void take() {
            int trip = loop.tripAt(iteration);
            for (int i = 0; i < trip; i++) {
                iteration[loop.depth] = loop.fused ? i : trip - 1 - i;
                AdjointInitialisation.take(body);
            }
            iteration[loop.depth] = 0;
        }
    }

    /** A read of the adjoint of a gate. */
    private final class Reading extends Step {
        private final GateNode leaf;

        Reading(GateNode leaf) {
            this.leaf = leaf;
        }

        @Override
        void take() {
            int at = leaf.place.valueAt(iteration, program.tables);
            writer[at] = leaf;
            if (clearing && !adjoints[at]) {
                clear(clearAdjoints, at);
            }
            adjoints[at] = clearing && leaf.clearsAdjoint;
            read[at] = true;
        }
    }

    private final class Contribution extends Step {
        private final Use use;
        private final boolean[] there;
        private final boolean[] clear;
        private final AffineIndex index;

        Contribution(Use use, boolean[] there, boolean[] clear, AffineIndex index) {
            this.use = use;
            this.there = there;
            this.clear = clear;
            this.index = index;
        }

        @Override
        void take() {
            int at = index.valueAt(iteration, program.tables);
            if (use.inPlace) {
                there[at] = true; // the adjoint of the updated sum, read just before
                return;
            }
            if (!clearing) {
                use.isFirst &= !there[at];
                mix(at);
            } else if (!there[at] && !use.isFirst) {
                clear(clear, at);
            }
            there[at] = true;
        }

        /**
         * Lets a loop accumulate, too, where another one in or around it accumulates into the same element: iterations that
         * all accumulate can be jammed.
         */
        private void mix(int at) {
            if (!(use.ref instanceof ValueRef.Input input)) {
                return;
            }
            if (came[at] == null) {
                came[at] = input;
            } else if (areNested(came[at].home.region, input.home.region)) {
                came[at].adjoint.isFirst = false;
            }
        }

        private static boolean areNested(Region a, Region b) {
            return a.depth() > 0 && b.depth() > 0 && a.depth() != b.depth() && a.loop.path[0] == b.loop.path[0];
        }
    }

    private void clear(boolean[] clear, int at) {
        if (clear == clearAdjoints && read[at]) {
            writer[at].clearsAdjoint = true;
        }
        clear[at] = true;
    }

    private ZeroedRanges finish() {
        for (int i = 0; i < gradient.length; i++) {
            clearGradient[i] |= !gradient[i];
        }
        if (memory.copiesInputs()) {
            Arrays.fill(clearAdjoints, 0, program.differentiated, true);
        }
        return new ZeroedRanges(ZeroedRanges.of(clearAdjoints), ZeroedRanges.of(clearGradient));
    }
}
