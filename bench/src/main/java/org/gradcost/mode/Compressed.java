package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;

/** The modes for sparse Jacobians: inputs, or outputs, that share no entry go together in a pass; see {@link Colouring}. */
abstract class Compressed implements Mode {

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR);
    }

    /** Only where something can be saved. */
    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem instanceof MapProblem map && !map.pattern().isDense() ? gates() : List.of();
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return true;
    }

    /** As many tangents as colours, or as many passes as those need. */
    static final class Forward extends Compressed {

        @Override
        public String name() {
            return "forward-compressed";
        }

        @Override
        public boolean hasWidth() {
            return true;
        }

        @Override
        public Differentiator on(Problem problem, Granularity gates, int width) {
            MapProblem map = (MapProblem) problem;
            int[] colours = Colouring.ofColumns(map.pattern());
            return new ForwardJacobian.Wide(map, Groups.ofInputs(map.pattern(), colours), width);
        }
    }

    /** A sweep for each colour. */
    static final class Reverse extends Compressed {

        @Override
        public String name() {
            return "reverse-compressed";
        }

        @Override
        public Differentiator on(Problem problem, Granularity gates, int width) {
            MapProblem map = (MapProblem) problem;
            int[] colours = Colouring.ofRows(map.pattern());
            return new ReverseJacobian(map, Groups.ofOutputs(map.pattern(), colours));
        }
    }
}
