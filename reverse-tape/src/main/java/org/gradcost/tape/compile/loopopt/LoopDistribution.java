package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScratchLayout;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * Loop distribution with strip-mining: a loop whose iterations depend on each other only through sums and products
 * becomes, a strip of iterations at a time, loops over rows that HotSpot vectorises, array functions for exponentials and logarithms,
 * and sums and prefix products of rows.
 * Elements that are read at other subscripts than the counter are copied into rows first: HotSpot vectorises a loop only if all its
 * arrays have the same subscript. The rows of a strip stay in the first-level cache.
 *
 * <p>Every element of an array is assigned and added to in the order of the loop, so no bit changes but in sums and
 * products whose terms and factors may be taken in any order.
 */
public final class LoopDistribution implements LoopPass {

    @Override
    public String name() {
        return "loop-distribution";
    }

    @Override
    public String purpose() {
        return "Splits loops that carry nothing but sums and products into loops over rows, which HotSpot vectorises, strip by strip.";
    }

    @Override
    public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
        int firstRow = ScratchLayout.of(methods).rows();
        List<CodeMethod> result = new ArrayList<>();
        for (CodeMethod method : methods) {
            result.add(method.with(block(method.statements(), ReadCounts.in(method), firstRow)));
        }
        return result;
    }

    private static List<Statement> block(List<Statement> block, ReadCounts reads, int firstRow) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For repeat) {
                DistributedLoop distributed = DistributedLoop.of(repeat, reads);
                if (distributed != null) {
                    distributed.write(firstRow, result);
                } else {
                    result.add(repeat.with(block(repeat.body(), reads, firstRow)));
                }
            } else {
                result.add(statement);
            }
        }
        return result;
    }
}
