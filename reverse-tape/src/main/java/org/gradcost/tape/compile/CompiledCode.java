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
    final int workspace;
    final double[] constants;
    final int[] tables;

    /** The constants in memory, at their positions. */
    private final List<MemoryMap.Constant> constantsInMemory;

    final ScratchLayout scratch;
    final TangentLayout tangents;

    /** The number of rows that the tangents of locals take, if tangents are rows. */
    final int localRows;

    final GeneratedCode sweep;
    final NanCheck watch;

    /** The methods before the loop optimisations, for strong zeros, which packed matrices do not support. */
    private final List<CodeMethod> single;

    private final List<Object> called;
    private GeneratedCode strongZero;

    CompiledCode(
            GradientPlan plan,
            TangentLayout tangents,
            int lanes,
            NanCheck watch,
            List<CodeMethod> single,
            BytecodeWriter.Result code,
            int gates,
            boolean isCut) {
        Program program = plan.program();
        this.inputs = program.differentiated;
        this.data = program.data;
        this.lanes = lanes;
        this.isCut = isCut;
        this.gates = gates;
        this.loops = program.loops.size();
        this.codeBytes = code.codeBytes();
        this.memory = plan.memory().size();
        this.workspace = plan.workspace();
        this.constants = program.constants.toArray();
        this.tables = program.tables.toArray();
        this.constantsInMemory = plan.memory().constants();
        this.watch = watch;
        this.single = single;
        this.tangents = tangents;
        this.localRows = lanes > Array.LANES ? TangentRowCode.rows(watch.methods()) : 0;
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

    private GeneratedCode inPasses(GeneratedCode pass) {
        return tangents.inPasses() ? new CodeInPasses(pass, inputs, tangents.width(), tangents.units()) : pass;
    }

    /** Returns new arrays for one instance, which hold the constants in memory. */
    Frame newFrame() {
        double[] values = new double[workspace];
        for (MemoryMap.Constant constant : constantsInMemory) {
            values[constant.position()] = constant.value();
        }
        double[] adjoints = new double[watch.isOn() ? memory + 1 : memory];
        return new Frame(
                values,
                adjoints,
                constants,
                tables,
                scratch.newRows(),
                scratch.newMatrices(),
                tangents.newTangents(),
                newLanes(),
                new double[Array.COUNT][][]);
    }

    private double[][] newLanes() {
        int numbers = lanes > Array.LANES ? 0 : lanes;
        double[][] made = new double[numbers * Array.COUNT][];
        for (int lane = 0; lane < numbers; lane++) {
            made[lane * Array.COUNT + Array.VALUES.number] = new double[workspace];
            made[lane * Array.COUNT + Array.ADJOINTS.number] = new double[memory];
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
