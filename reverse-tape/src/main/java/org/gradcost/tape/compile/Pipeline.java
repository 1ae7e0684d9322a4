package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.analysis.ActivityAnalysis;
import org.gradcost.tape.compile.analysis.MemoryWriters;
import org.gradcost.tape.compile.bytecode.BytecodeWriter;
import org.gradcost.tape.compile.code.Code;
import org.gradcost.tape.compile.emit.GradientGenerator;
import org.gradcost.tape.compile.emit.GradientPlan;
import org.gradcost.tape.compile.ir.LinearEpilogue;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.loopopt.LoopInterchange;
import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.loopopt.UnrollAndJam;
import org.gradcost.tape.compile.lower.LoopTreeBuilder;
import org.gradcost.tape.compile.lower.MethodOutliner;
import org.gradcost.tape.compile.lower.OperandResolver;
import org.gradcost.tape.compile.reroll.RerollStrategy;
import org.gradcost.tape.compile.reroll.TokenSequence;
import org.gradcost.tape.compile.storage.AdjointInitialisation;
import org.gradcost.tape.compile.storage.MemoryLayout;
import org.gradcost.tape.compile.storage.MemoryMap;
import org.gradcost.tape.compile.storage.ToBeRecorded;
import org.gradcost.tape.compile.storage.ZeroedRanges;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.transform.LoadedExits;
import org.gradcost.tape.compile.transform.LoopExitValues;
import org.gradcost.tape.compile.transform.RequiredExits;
import org.gradcost.tape.compile.transform.SweepFusion;
import org.gradcost.tape.compile.transform.TriangularExits;

/** From a trace to a class: roll, resolve, decide what to keep, generate, write, load. */
final class Pipeline {

    /** Gates of the code, at most; what is longer would be larger than its tape, and would take minutes to compile. */
    private static final int MOST_PIECES = 20_000;

    /** As a single method it would be too long: there and back a gate takes some 35 bytecodes. */
    private static final int HOPELESS = BytecodeWriter.LONGEST / 35;

    private static final int CUT = 150;
    private static final int SHORTEST = 8;

    private Pipeline() {}

    static CompiledCode compile(Trace trace, int output, CompileOptions options) {
        long start = System.nanoTime();
        TokenSequence tokens = RerollStrategy.roll(trace);
        if (tokens.leaves() > MOST_PIECES) {
            throw new TraceTooLongException(
                    trace.gates() + " gates in " + tokens.leaves()
                            + " distinct pieces, of which " + MOST_PIECES
                            + " can be compiled: compiled form would be larger than its tape; use reverse, the interpreted tape");
        }
        int longest = tokens.leaves() > HOPELESS ? Math.min(CUT, options.longest()) : options.longest();
        while (true) {
            checkTime(start, trace, tokens, options);
            GradientPlan plan = plan(trace, output, tokens, options.withLongest(longest));
            Program program = plan.program();
            List<Code.Method> single = GradientGenerator.generate(plan);
            List<Code.Method> methods = options.jam()
                    ? UnrollAndJam.methods(LoopInterchange.methods(single, program.tables), program.tables)
                    : single;
            NanCheck watch = watch(methods, plan, options);
            BytecodeWriter.Result code = write(watch.methods(), program);
            if (options.jam() && !fits(code)) {
                watch = watch(whichFit(methods, single, program), plan, options);
                code = write(watch.methods(), program);
            }
            if (fits(code)) {
                program.forgetTrace();
                return new CompiledCode(plan, watch, single, code, trace.gates());
            }
            if (longest <= SHORTEST) {
                throw new TraceTooLongException(trace.gates() + " gates in " + tokens.leaves()
                        + " distinct pieces cannot be cut into methods that the JVM compiles; use reverse, the"
                        + " interpreted tape");
            }
            longest = longest > CUT ? CUT : longest / 2;
        }
    }

    private static NanCheck watch(List<Code.Method> methods, GradientPlan plan, CompileOptions options) {
        return options.jam()
                ? NanCheck.of(methods, plan.memory().size(), plan.program().differentiated)
                : NanCheck.none(methods);
    }

    private static void checkTime(long start, Trace trace, TokenSequence tokens, CompileOptions options) {
        if (System.nanoTime() - start >= options.seconds() * 1_000_000_000L) {
            throw new TraceTooLongException(trace.gates() + " gates in " + tokens.leaves()
                    + " distinct pieces are not compiled after " + options.seconds()
                    + " s; use reverse, the interpreted tape");
        }
    }

    private static boolean fits(BytecodeWriter.Result code) {
        return code != null && code.longest() < BytecodeWriter.LONGEST;
    }

    /** The jammed methods, but for those that are too long so. */
    private static List<Code.Method> whichFit(List<Code.Method> jammed, List<Code.Method> single, Program program) {
        List<Code.Method> methods = new ArrayList<>();
        for (int i = 0; i < single.size(); i++) {
            methods.add(fits(write(List.of(jammed.get(i)), program)) ? jammed.get(i) : single.get(i));
        }
        return methods;
    }

    /** Null if it is too large for a class file. */
    private static BytecodeWriter.Result write(List<Code.Method> methods, Program program) {
        try {
            return BytecodeWriter.write(methods, program.gateTable.called(), false);
        } catch (org.objectweb.asm.MethodTooLargeException | org.objectweb.asm.ClassTooLargeException e) {
            return null;
        }
    }

    private static GradientPlan plan(Trace trace, int output, TokenSequence tokens, CompileOptions options) {
        Program program = LoopTreeBuilder.build(trace, tokens);
        MethodOutliner.outline(program, options.longest());
        TraceIndex index = new TraceIndex(trace, program);
        OperandResolver resolver = new OperandResolver(trace, program, index);
        resolver.resolve(output);
        LoopExitValues exits = new LoopExitValues(program);
        LoadedExits.insert(trace, program, index, exits);
        boolean copiesInputs = MemoryWriters.find(trace, index);
        TriangularExits.load(program, index);
        ActivityAnalysis.find(program);
        RequiredExits.insert(program, exits);
        LinearEpilogue epilogue = options.fuse() ? SweepFusion.find(program, trace, index.memories()) : null;
        MemoryMap memory =
                MemoryLayout.assign(trace, program, index, copiesInputs, epilogue == null ? null : epilogue.loop);
        int workspace = ToBeRecorded.decide(program, memory, options.recompute());
        ZeroedRanges zeros = AdjointInitialisation.find(program, memory);
        return new GradientPlan(program, epilogue, memory, workspace, zeros);
    }
}
