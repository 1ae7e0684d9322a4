package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.FactorChain;
import org.gradcost.family.FusedNeighbourSum;
import org.gradcost.family.NeighbourSum;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * Reverse mode for a sum of independent terms, or for a product, block by block: each block is recorded, swept and discarded
 * before the next one. The tape is only as large as a block, for any n, and stays in the processor's cache.
 */
public final class ReverseBlocked implements Mode {

    @Override
    public String name() {
        return "reverse-blocked";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.REVERSE, Kind.INTERPRETED, 50)
                .with(new Usage(
                        "sums of independent terms, and products, whose tape would not fit in memory",
                        "one block recorded, swept and discarded after the other",
                        ""));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR, Granularity.FUSED);
    }

    @Override
    public String purpose() {
        return "sums of independent terms, and products";
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem instanceof NeighbourSum || problem instanceof FactorChain
                ? Mode.super.granularities(problem)
                : List.of();
    }

    @Override
    public boolean hasThreads(Problem problem) {
        return problem instanceof NeighbourSum;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        return on(problem, gates, width, 1);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width, int threads) {
        if (problem instanceof FactorChain product) {
            return new BlockedProduct(product);
        }
        NeighbourSum sum = (NeighbourSum) problem;
        SumSegment.Terms terms = gates == Granularity.FUSED ? ((FusedNeighbourSum) sum)::fused : sum::scalar;
        return new BlockedSum(sum.terms(), terms, threads);
    }
}
