package org.gradcost.tape.compile;

import java.util.List;
import org.gradcost.tape.compile.bytecode.BytecodeWriter;
import org.gradcost.tape.compile.bytecode.TextWriter;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.ScratchLayout;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.emit.GradientPlan;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.runtime.CodeInPasses;
import org.gradcost.tape.compile.runtime.Frame;
import org.gradcost.tape.compile.runtime.GeneratedCode;
import org.gradcost.tape.compile.runtime.HiddenClassLoader;
import org.gradcost.tape.compile.storage.MemoryMap;
import org.gradcost.tape.compile.support.TangentLayout;
import org.gradcost.tape.compile.tangent.RowAllocation;
import org.gradcost.tape.compile.tangent.TangentRowCode;

/** The code of one sweep for one combination of outcomes of the guards. All copies of a function share it. */
final class CompiledCode {

    final int inputs;
    final int data;

    /** The number of directions in which the code differentiates at once. */
    final int lanes;

    /** Whether the code was too long for one method per region, so that it was cut into shorter methods. */
    final boolean isCut;

    final int gates;
    final int loops;
    final int codeBytes;
    final int memory;

    /** The number of adjoints of values in memory: none without a reverse sweep. */
    final int adjoints;

    final int workspace;
    final double[] constants;
    final int[] tables;

    /** The constants in memory, at their positions. */
    private final List<MemoryMap.Constant> constantsInMemory;

    final ScratchLayout scratch;
    final TangentLayout tangents;

    /** The number of rows that the tangents of locals take, if tangents are rows. */
    final int localRows;

    /** The row of the tangents of each value in the workspace, if tangents are rows; else empty. */
    private final int[] rowOfValue;

    /** The number of these rows, some of which several values share. */
    private final int valueRows;

    final GeneratedCode sweep;
    final NanCheck watch;

    /** The methods before the loop optimisations, for strong zeros, which packed matrices do not support. */
    private final List<CodeMethod> single;

    private final List<Object> called;
    private GeneratedCode strongZero;

    CompiledCode(
            GradientPlan plan,
            TangentLayout tangents,
            SweepKind kind,
            NanCheck watch,
            List<CodeMethod> single,
            BytecodeWriter.Result code,
            int gates,
            boolean isCut) {
        Program program = plan.program();
        this.inputs = program.differentiated;
        this.data = program.data;
        this.lanes = kind.lanes();
        this.isCut = isCut;
        this.gates = gates;
        this.loops = program.loops.size();
        this.codeBytes = code.codeBytes();
        this.memory = plan.memory().size();
        this.adjoints = kind.isReverse() ? memory : 0;
        this.workspace = plan.workspace();
        this.constants = program.constants.toArray();
        this.tables = program.tables.toArray();
        this.constantsInMemory = plan.memory().constants();
        this.watch = watch;
        this.single = single;
        this.tangents = tangents;
        this.localRows = kind.hasRows() ? TangentRowCode.rows(watch.methods()) : 0;
        this.rowOfValue = kind.hasRows() ? RowAllocation.of(watch.methods(), workspace, program.tables) : new int[0];
        this.valueRows = largest(rowOfValue) + 1;
        this.scratch = ScratchLayout.of(watch.methods());
        this.called = program.gateTable.called();
        this.sweep = inPasses(HiddenClassLoader.load(code.bytes(), called));
    }

    /** Returns code with {@code 0·∞ = 0} in the chain rule, compiled when it is first needed. */
    synchronized GeneratedCode strongZero() {
        if (strongZero == null) {
            strongZero = inPasses(HiddenClassLoader.load(
                    BytecodeWriter.write(single, called, true, lanes).bytes(), called));
        }
        return strongZero;
    }

    private static int largest(int[] rows) {
        int largest = -1;
        for (int row : rows) {
            largest = Math.max(largest, row);
        }
        return largest;
    }

    private GeneratedCode inPasses(GeneratedCode pass) {
        return tangents.inPasses() ? new CodeInPasses(pass, inputs, tangents.width(), tangents.units()) : pass;
    }

    /** Returns new arrays for one instance, which hold the constants in memory. */
    Frame newFrame() {
        double[] values = new double[workspace];
        for (MemoryMap.Constant constant : constantsInMemory) {
            values[constant.position()] = constant.value();
        }
        return new Frame(
                values,
                new double[watchedAdjoints()],
                constants,
                tables,
                scratch.newRows(),
                scratch.newMatrices(),
                tangents.newTangents(),
                newLanes(),
                new double[Array.COUNT][][]);
    }

    /** Returns the length of the array of adjoints, which ends with the number by which a NaN is noticed. */
    private int watchedAdjoints() {
        return watch.isOn() ? memory + 1 : adjoints;
    }

    /** Returns the bytes of the arrays of one instance, without rows of tangents. */
    long frameBytes() {
        long numbers =
                (long) workspace + watchedAdjoints() + scratch.size() + (long) localLanes() * (workspace + adjoints);
        return Double.BYTES * numbers + tangents.bytes();
    }

    /** Returns the number of rows that tangents take, if they are rows. */
    long rows() {
        return (long) valueRows + adjoints + localRows;
    }

    /** Allocates the rows of the values in the workspace, with {@code width} numbers each. */
    double[][] newValueRows(int width) {
        double[][] distinct = new double[valueRows][width];
        double[][] rows = new double[rowOfValue.length][];
        for (int value = 0; value < rows.length; value++) {
            rows[value] = distinct[rowOfValue[value]];
        }
        return rows;
    }

    private int localLanes() {
        return lanes > Array.LANES ? 0 : lanes;
    }

    private double[][] newLanes() {
        int numbers = localLanes();
        double[][] made = new double[numbers * Array.COUNT][];
        for (int lane = 0; lane < numbers; lane++) {
            made[lane * Array.COUNT + Array.VALUES.number] = new double[workspace];
            made[lane * Array.COUNT + Array.ADJOINTS.number] = new double[adjoints];
        }
        return made;
    }

    /** Returns the methods before the loop optimisations. */
    List<CodeMethod> plain() {
        return single;
    }

    String text() {
        return TextWriter.write(watch.methods(), called);
    }
}
