package org.gradcost.tape.compile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Goes through the reverse sweep without numbers, to see which contribution to an adjoint comes first: it may overwrite,
 * and then nothing has to be zero before. What is left to be cleared is found on a second walk.
 */
final class Firsts {

    private final Program program;
    private final Set<Ref.Input> used = new HashSet<>();
    private final boolean[] gradient;
    private final boolean[] adjoints;
    private final boolean[] clearGradient;
    private final boolean[] clearAdjoints;
    private final boolean[] read;
    private final Leaf[] writer;

    /** Which contribution came first to each element of the gradient. */
    private final Ref.Input[] came;

    private boolean clearing;

    private Firsts(Program program) {
        this.program = program;
        gradient = new boolean[program.differentiated];
        clearGradient = new boolean[program.differentiated];
        adjoints = new boolean[program.memory];
        clearAdjoints = new boolean[program.memory];
        read = new boolean[program.memory];
        writer = new Leaf[program.memory];
        came = new Ref.Input[program.differentiated];
    }

    static void find(Program program) {
        Firsts firsts = new Firsts(program);
        firsts.findUsed();
        firsts.walk();
        firsts.clearing = true;
        Arrays.fill(firsts.gradient, false);
        Arrays.fill(firsts.adjoints, false);
        Arrays.fill(firsts.read, false);
        firsts.walk();
        firsts.finish();
    }

    private void findUsed() {
        for (Leaf leaf : program.leaves) {
            for (int side = 0; side < 2; side++) {
                if (Slopes.active(leaf, side) && leaf.uses[side].ref instanceof Ref.Input input) {
                    used.add(input);
                }
            }
        }
        for (Carry carry : program.carries) {
            if (carry.active && carry.initial.ref.active() && carry.initial.ref instanceof Ref.Input input) {
                used.add(input);
            }
        }
        if (program.output.ref.active() && program.output.ref instanceof Ref.Input input) {
            used.add(input);
        }
    }

    private void walk() {
        contribute(program.output);
        walk(program.top);
    }

    private void walk(Body body) {
        for (int s = body.segments.size() - 1; s >= 0; s--) {
            Segment segment = body.segments.get(s);
            for (int i = segment.items.size() - 1; i >= 0; i--) {
                if (segment.items.get(i) instanceof Leaf leaf) {
                    if (leaf.active) {
                        walk(leaf);
                    }
                } else {
                    walk((Loop) segment.items.get(i));
                }
            }
            for (Ref.Input input : segment.inputs) {
                if (used.contains(input)) {
                    int at = input.index.now(program.tables);
                    contribute(input.adjoint, gradient, clearGradient, at);
                    mix(input, at);
                }
            }
        }
    }

    /**
     * Where one loop overwrites what another one in or around it adds to, it adds as well: iterations that all add can go
     * together, see {@link Nest}.
     */
    private void mix(Ref.Input input, int at) {
        if (came[at] == null) {
            came[at] = input;
        } else if (areNested(came[at].home.body, input.home.body)) {
            came[at].adjoint.first = false;
        }
    }

    private static boolean areNested(Body a, Body b) {
        return a.depth() > 0 && b.depth() > 0 && a.depth() != b.depth() && a.loop.path[0] == b.loop.path[0];
    }

    private void walk(Loop loop) {
        int trip = loop.tripNow();
        for (int i = 0; i < trip; i++) {
            loop.at = loop.fused ? i : trip - 1 - i;
            walk(loop.body);
        }
        loop.at = 0;
        for (Carry carry : loop.carries) {
            if (carry.active) {
                contribute(carry.initial);
            }
        }
    }

    private void walk(Leaf leaf) {
        if (leaf.inMemory) {
            int at = leaf.place.now(program.tables);
            writer[at] = leaf;
            if (clearing && !adjoints[at]) {
                clear(clearAdjoints, at);
            }
            adjoints[at] = clearing && leaf.clearsAdjoint;
            read[at] = true;
        }
        boolean conditional = program.ops.isSelect(leaf.code);
        for (int side = 0; side < 2; side++) {
            if (Slopes.active(leaf, side)) {
                if (conditional) {
                    leaf.uses[side].first = false;
                }
                contribute(leaf.uses[side]);
            }
        }
    }

    private void contribute(Use use) {
        if (use.ref instanceof Ref.Memory memory && memory.active()) {
            contribute(use, adjoints, clearAdjoints, memory.index.now(program.tables));
        }
    }

    private void contribute(Use use, boolean[] there, boolean[] clear, int at) {
        if (use.inPlace) {
            there[at] = true;
            return;
        }
        if (!clearing) {
            use.first &= !there[at];
        } else if (!there[at] && !use.first) {
            clear(clear, at);
        }
        there[at] = true;
    }

    private void clear(boolean[] clear, int at) {
        if (clear == clearAdjoints && read[at]) {
            writer[at].clearsAdjoint = true;
        }
        clear[at] = true;
    }

    private void finish() {
        for (int i = 0; i < gradient.length; i++) {
            clearGradient[i] |= !gradient[i];
        }
        if (program.copiesInputs) {
            Arrays.fill(clearAdjoints, 0, program.differentiated, true);
        }
        program.clearedAdjoints.addAll(Places.stretches(clearAdjoints));
        program.clearedGradient.addAll(Places.stretches(clearGradient));
    }
}
