package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** The strips of a distributed loop: a loop over those of full length, and the rest. */
final class StripMining {

    private final DistributedLoop distributed;
    private final Loop loop;
    private final int firstRow;
    private final Loop[] around;

    StripMining(DistributedLoop distributed, int firstRow) {
        this.distributed = distributed;
        this.loop = distributed.repeat().loop();
        this.firstRow = firstRow;
        this.around = Arrays.copyOf(loop.path, loop.depth);
    }

    /** Writes the strips in the order of the loop. */
    void write(List<Statement> out) {
        int length = length();
        int strips = loop.trip < 2 * length
                ? 0
                : loop.trip / length; // HotSpot leaves loops within a loop of one turn scalar
        int rest = loop.trip - strips * length;
        boolean down = distributed.repeat().down();
        if (down && rest > 0) {
            rest(strips * length, rest, out);
        }
        if (strips > 0) {
            Loop all = new Loop(strips, loop.length, loop.gate, around);
            Loop strip = new Loop(length, loop.length, loop.gate, all.path);
            List<Statement> body = new ArrayList<>();
            strip(AffineIndex.affine(0, List.of(new AffineIndex.Term(all, length))), strip, body);
            out.add(For.all(all, down, body));
        }
        if (!down && rest > 0) {
            rest(strips * length, rest, out);
        }
    }

    private int length() {
        boolean hasManyRows = loop.trip >= 2 * Heuristics.STRIP
                && distributed.hasTangents()
                && rows() > Heuristics.MOST_ROWS_OF_STRIP;
        return hasManyRows ? Heuristics.STRIP / 2 : Heuristics.STRIP;
    }

    /** Returns how many rows a strip takes. */
    private int rows() {
        Loop strip = new Loop(Heuristics.STRIP, loop.length, loop.gate, around);
        DistributedStrip trial =
                new DistributedStrip(distributed, AffineIndex.of(0), strip, firstRow, new ArrayList<>());
        trial.write();
        return trial.nextRow() - firstRow;
    }

    private void rest(int start, int length, List<Statement> out) {
        strip(AffineIndex.of(start), new Loop(length, loop.length, loop.gate, around), out);
    }

    private void strip(AffineIndex start, Loop strip, List<Statement> out) {
        new DistributedStrip(distributed, start, strip, firstRow, out).write();
    }
}
