package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.analysis.ActivityAnalysis;
import org.gradcost.tape.compile.analysis.MemoryWriters;
import org.gradcost.tape.compile.bytecode.BytecodeWriter;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.emit.GradientPlan;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.LinearEpilogue;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.loopopt.AlgebraicSimplification;
import org.gradcost.tape.compile.loopopt.CopyPropagation;
import org.gradcost.tape.compile.loopopt.LoopInvariantCode;
import org.gradcost.tape.compile.loopopt.LoopPass;
import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.loopopt.Rematerialisation;
import org.gradcost.tape.compile.lower.LoopTreeBuilder;
import org.gradcost.tape.compile.lower.MethodOutliner;
import org.gradcost.tape.compile.lower.OperandResolver;
import org.gradcost.tape.compile.reroll.LoopPeeling;
import org.gradcost.tape.compile.reroll.RerollStrategy;
import org.gradcost.tape.compile.reroll.TokenSequence;
import org.gradcost.tape.compile.sparsity.TracePatterns;
import org.gradcost.tape.compile.storage.AdjointInitialisation;
import org.gradcost.tape.compile.storage.MemoryLayout;
import org.gradcost.tape.compile.storage.MemoryMap;
import org.gradcost.tape.compile.storage.ToBeRecorded;
import org.gradcost.tape.compile.storage.WorkspaceLayout;
import org.gradcost.tape.compile.storage.ZeroedRanges;
import org.gradcost.tape.compile.support.SupportGenerator;
import org.gradcost.tape.compile.support.TangentLayout;
import org.gradcost.tape.compile.tangent.DeadCode;
import org.gradcost.tape.compile.trace.CompileDeadline;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.transform.EarlyGates;
import org.gradcost.tape.compile.transform.LoadedExits;
import org.gradcost.tape.compile.transform.LoopExitValues;
import org.gradcost.tape.compile.transform.RequiredExits;
import org.gradcost.tape.compile.transform.SweepFusion;
import org.gradcost.tape.compile.transform.TriangularExits;
import org.gradcost.tape.compile.verify.AdjointVerifier;
import org.gradcost.tape.compile.verify.SubscriptVerifier;
import org.gradcost.tape.compile.verify.TreeVerifier;
import org.objectweb.asm.LimitExceededException;

/**
 * The pipeline that compiles a trace into a class; the passes can be read from top to bottom. A pass is given its inputs and
 * returns its results, or changes the loop tree; {@link CompilePass} lists the passes in their order. If assertions are
 * enabled, a verifier checks the program after each pass.
 *
 * <p>If methods are too long for HotSpot to compile, the pipeline runs again with shorter chunks.
 */
final class Pipeline {

    /** The number of gates above which code cannot fit into one JVM method. */
    private static final int MOST_IN_A_METHOD = Heuristics.HUGE_METHOD / Heuristics.BYTES_PER_GATE;

    private final Trace trace;
    private final SweepKind kind;
    private final CompileOptions options;

    private final CompileDeadline deadline;

    /** The pattern of the Jacobian, once it is known. */
    private SparsityPattern pattern;

    /** The observer that is shown the program after each pass, or null. */
    private final PassObserver observer;

    private Pipeline(Trace trace, SweepKind kind, CompileOptions options, PassObserver observer) {
        this.trace = trace;
        this.kind = options.bySupport() && kind.operation() == SweepKind.Operation.GRADIENT ? SweepKind.SUPPORT : kind;
        this.options = options;
        this.observer = observer;
        this.deadline = new CompileDeadline(options.seconds(), trace.gates());
    }

    /** Rerolls a trace that has been closed, for all its sweeps. */
    static RolledTrace roll(Trace trace, CompileOptions options) {
        return new Pipeline(trace, SweepKind.GRADIENT, options, null).roll();
    }

    /** Compiles one sweep of a rolled trace. */
    static CompiledCode compile(RolledTrace rolled, SweepKind kind, CompileOptions options) {
        return new Pipeline(rolled.trace(), kind, options, null).compile(rolled.tokens());
    }

    /** Compiles one sweep, and shows the program to an observer after each pass. */
    static void observe(PassObserver observer, Trace trace, SweepKind kind, CompileOptions options) {
        Pipeline pipeline = new Pipeline(trace, kind, options, observer);
        pipeline.compile(pipeline.roll().tokens());
    }

    /** Returns what the code of a trace's gradient is generated from, for tests. */
    static GradientPlan plan(Trace trace, CompileOptions options) {
        Pipeline pipeline = new Pipeline(trace, SweepKind.GRADIENT, options, null);
        return pipeline.plan(pipeline.roll().tokens(), options.longest());
    }

    /** Returns the slots of each gate of a trace, for tests. */
    static List<String> slots(Trace trace, CompileOptions options) {
        Pipeline pipeline = new Pipeline(trace, SweepKind.GRADIENT, options, null);
        GradientPlan plan = pipeline.forwardPlan(pipeline.roll().tokens(), options.longest());
        return SupportGenerator.generate(trace, plan.program(), plan.memory(), options.tangents())
                .slots();
    }

    private RolledTrace roll() {
        observe(CompilePass.TRACE);
        TokenSequence tokens = observe(CompilePass.REROLL, RerollStrategy.roll(trace, deadline));
        if (tokens.leaves() > Heuristics.MOST_CODE) {
            throw Refusal.tooLong(
                    trace.gates() + " gates in " + tokens.leaves()
                            + " distinct pieces, of which " + Heuristics.MOST_CODE
                            + " can be compiled: compiled form would be larger than its tape; use reverse, the interpreted tape");
        }
        return new RolledTrace(trace, tokens);
    }

    private CompiledCode compile(TokenSequence rolled) {
        TokenSequence tokens = ofKind(rolled);
        int longest =
                tokens.leaves() > MOST_IN_A_METHOD ? Math.min(Heuristics.CHUNK, options.longest()) : options.longest();
        boolean isCut = false;
        while (true) {
            GradientPlan plan = kind.isReverse() ? plan(tokens, longest) : forwardPlan(tokens, longest);
            Program program = plan.program();
            TangentLayout tangents = TangentLayout.NONE;
            List<CodeMethod> single;
            if (kind.isBySupport()) {
                SupportGenerator.Result forward = bySupport(plan);
                single = DeadCode.remove(forward.methods(), kind.resultsBySupport());
                if (!kind.isGradient()) {
                    single = DeadCode.remove(
                            AlgebraicSimplification.apply(Rematerialisation.apply(single)), kind.resultsBySupport());
                }
                plan = new GradientPlan(program, null, plan.memory(), forward.workspace(), plan.zeros());
                tangents = forward.tangents();
            } else {
                single = kind.generate(plan);
                assert !kind.isGradient()
                        || AdjointVerifier.verify(single, program, plan.memory().size());
            }
            observe(CompilePass.EMISSION, single, program);
            List<CodeMethod> methods = optimise(single, program);
            NanCheck watch = watch(methods, plan);
            BytecodeWriter.Result code = write(watch.methods(), program);
            if (!fits(code) && methods != single && kind.lanes() > 0) {
                methods = CopyPropagation.apply(methods);
                watch = watch(methods, plan);
                code = write(watch.methods(), program);
            }
            if (!fits(code) && methods != single) {
                watch = watch(whichFit(methods, single, program), plan);
                code = write(watch.methods(), program);
            }
            if (fits(code)) {
                program.forgetTrace();
                return new CompiledCode(plan, tangents, kind, watch, single, code, trace.gates(), isCut);
            }
            if (longest <= Heuristics.SHORTEST_CHUNK) {
                throw Refusal.tooLong(trace.gates() + " gates in " + tokens.leaves()
                        + " distinct pieces cannot be cut into methods that the JVM compiles; use reverse, the"
                        + " interpreted tape");
            }
            longest = longest > Heuristics.CHUNK ? Heuristics.CHUNK : longest / 2;
            isCut = true;
        }
    }

    /** Returns the pattern of the trace's Jacobian. */
    private SparsityPattern pattern() {
        if (pattern == null) {
            pattern = TracePatterns.jacobian(trace);
        }
        return pattern;
    }

    /** Returns the loops in the form that suits the tangents of this kind. */
    private TokenSequence ofKind(TokenSequence rolled) {
        if (kind.isBySupport()) {
            return observe(CompilePass.LOOP_PEELING, LoopPeeling.peel(trace, rolled));
        }
        return kind.hasRows()
                ? observe(CompilePass.LOOP_ALIGNMENT, RerollStrategy.align(trace, rolled, deadline))
                : rolled;
    }

    private SupportGenerator.Result bySupport(GradientPlan plan) {
        return kind.operation() == SweepKind.Operation.SUPPORT
                ? SupportGenerator.generate(trace, plan.program(), plan.memory(), options.tangents())
                : SupportGenerator.jacobian(
                        trace, plan.program(), plan.memory(), options.tangents(), pattern(), kind.isPreaccumulated());
    }

    /** Runs the loop optimisations on the code. */
    private List<CodeMethod> optimise(List<CodeMethod> single, Program program) {
        List<CodeMethod> methods = single;
        if (!kind.isReverse() && !kind.hasRows() && !options.loopPasses().isEmpty()) {
            methods = LoopInvariantCode.move(methods);
            observe(CompilePass.LOOP_INVARIANT_CODE, methods, program);
        }
        for (LoopPass pass : kind.hasRows() ? List.<LoopPass>of() : options.loopPasses()) {
            methods = pass.apply(methods, program.tables);
            observe(pass.name(), methods, program);
        }
        return methods;
    }

    /** Runs the passes on the loop tree, for both sweeps of a gradient. */
    private GradientPlan plan(TokenSequence tokens, int longest) {
        Program program = loopTree(tokens, longest);
        TraceIndex index = new TraceIndex(trace, program);
        LoopExitValues exits = new LoopExitValues(program);
        boolean copiesInputs = resolve(program, index, exits);
        if (program.isTriangular()) {
            TriangularExits.load(program, index);
        }
        observe(CompilePass.TRIANGULAR_EXITS, program);
        ActivityAnalysis.find(program);
        observe(CompilePass.ACTIVITY, program);
        RequiredExits.insert(program, exits);
        observe(CompilePass.REQUIRED_EXITS, program);
        LinearEpilogue epilogue = options.fuse() ? SweepFusion.find(program, trace, index.memories()) : null;
        observe(CompilePass.SWEEP_FUSION, program);
        Loop fused = epilogue == null ? null : epilogue.loop;
        MemoryMap memory = MemoryLayout.assign(trace, program, index, copiesInputs, fused);
        observe(CompilePass.MEMORY_LAYOUT, program);
        ToBeRecorded.decide(program, options.recompute());
        observe(CompilePass.TO_BE_RECORDED, program);
        int workspace = WorkspaceLayout.assign(program, memory);
        observe(CompilePass.WORKSPACE_LAYOUT, program);
        ZeroedRanges zeros = AdjointInitialisation.find(program, memory);
        observe(CompilePass.ADJOINT_INITIALISATION, program);
        GradientPlan plan = new GradientPlan(program, epilogue, memory, workspace, zeros);
        assert SubscriptVerifier.verify(plan);
        return plan;
    }

    /** Runs the passes on the loop tree that one forward sweep needs: nothing is recorded, and there are no adjoints. */
    private GradientPlan forwardPlan(TokenSequence tokens, int longest) {
        Program program = loopTree(tokens, longest);
        TraceIndex index = new TraceIndex(trace, program);
        boolean copiesInputs = resolve(program, index, new LoopExitValues(program));
        if (program.isTriangular()) {
            TriangularExits.load(program, index);
        }
        ActivityAnalysis.find(program);
        observe(CompilePass.ACTIVITY, program);
        EarlyGates.move(program);
        observe(CompilePass.EARLY_GATES, program);
        MemoryMap memory = MemoryLayout.assign(trace, program, index, copiesInputs, null);
        observe(CompilePass.MEMORY_LAYOUT, program);
        GradientPlan plan = new GradientPlan(program, null, memory, memory.size(), ZeroedRanges.NONE);
        assert SubscriptVerifier.verify(plan);
        return plan;
    }

    private Program loopTree(TokenSequence tokens, int longest) {
        Program program = LoopTreeBuilder.build(trace, tokens);
        observe(CompilePass.LOOP_TREE, program);
        if (program.top.leaves() > longest) {
            MethodOutliner.outline(program, longest);
        }
        observe(CompilePass.OUTLINING, program);
        return program;
    }

    /** Resolves the operands. Returns whether memory must begin with a copy of the inputs. */
    private boolean resolve(Program program, TraceIndex index, LoopExitValues exits) {
        OperandResolver.resolve(trace, program, index);
        observe(CompilePass.OPERANDS, program);
        LoadedExits.insert(trace, program, index, exits);
        observe(CompilePass.LOADED_EXITS, program);
        boolean copiesInputs = MemoryWriters.find(trace, index);
        observe(CompilePass.MEMORY_WRITERS, program);
        return copiesInputs;
    }

    private void observe(String pass) {
        if (observer != null) {
            observer.after(pass, trace);
        }
    }

    private TokenSequence observe(String pass, TokenSequence tokens) {
        if (observer != null) {
            observer.after(pass, tokens, trace);
        }
        return tokens;
    }

    private void observe(String pass, Program program) {
        deadline.check();
        assert TreeVerifier.verify(program, pass);
        if (observer != null) {
            observer.after(pass, program);
        }
    }

    private void observe(String pass, List<CodeMethod> methods, Program program) {
        deadline.check();
        if (observer != null) {
            observer.after(pass, methods, program);
        }
    }

    private NanCheck watch(List<CodeMethod> methods, GradientPlan plan) {
        int place = plan.memory().size();
        NanCheck check;
        if (options.loopPasses().isEmpty() || !kind.isGradient() && !kind.isBySupport()) {
            check = NanCheck.none(methods);
        } else if (kind.isGradient()) {
            check = NanCheck.of(methods, place, plan.program().differentiated);
        } else {
            check = NanCheck.ofJacobian(methods, place, pattern().entries());
        }
        observe(CompilePass.NAN_CHECK, check.methods(), plan.program());
        return check;
    }

    private static boolean fits(BytecodeWriter.Result code) {
        return code != null && code.longest() < Heuristics.HUGE_METHOD;
    }

    /** Returns the optimised methods, except for those that are too long in that form. */
    private List<CodeMethod> whichFit(List<CodeMethod> optimised, List<CodeMethod> single, Program program) {
        List<CodeMethod> methods = new ArrayList<>();
        for (int i = 0; i < single.size(); i++) {
            methods.add(fits(write(List.of(optimised.get(i)), program)) ? optimised.get(i) : single.get(i));
        }
        return methods;
    }

    /** Writes methods as a class; null if it is too large for a class file. */
    private BytecodeWriter.Result write(List<CodeMethod> methods, Program program) {
        try {
            return BytecodeWriter.write(methods, program.gateTable.called(), false, kind.lanes());
        } catch (IndexOutOfBoundsException | LimitExceededException e) { // ASM's, for what is too large
            return null;
        }
    }
}
