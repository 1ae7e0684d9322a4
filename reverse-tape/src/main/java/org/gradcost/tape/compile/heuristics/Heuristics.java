package org.gradcost.tape.compile.heuristics;

/**
 * The heuristics of the compiled tape: each threshold with its unit, the decision that depends on it, and the measurement on
 * which it is based. "Not measured" means that the number is a guess, which has not caused problems so far.
 *
 * <p>Times are medians on JDK 17, x86-64; overheads are times of a gradient divided by that of the primal.
 */
public final class Heuristics {

    // Rerolling

    /**
     * A trace of at most this many gates is not rerolled, since its values fit into registers. Measured when the number was
     * lowered from 120: a product of 100 factors takes half the time as a loop. Unit: gates.
     */
    public static final int UNROLLED_GATES = 30;

    /** Code of at most this length is not searched for triangular nests. Not measured. Unit: gates of code. */
    public static final int SMALL_CODE = 120;

    /** The search for loops ends when the code is at most this long. Not measured. Unit: gates of code. */
    public static final int NOTHING_LEFT = 40;

    /**
     * Code above this, and above a part of the trace, is rerolled with tables. Not measured. Unit: gates of code.
     */
    public static final int LARGE_CODE = 600;

    /**
     * The part of the trace above which code counts as large. Not measured. Unit: gates of the trace a gate of code.
     */
    public static final int LARGE_CODE_PART = 50;

    /**
     * A form with tables or triangular nests is taken if its code is shorter than this part of the other. Not
     * measured: tables cost a load for each operand. Unit: ratio.
     */
    public static final double WORTHWHILE = 0.7;

    /**
     * In a longer trace a sample is rerolled first. Where types match and subscripts are not affine, the search for
     * affine loops takes ten times as long as that for loops with tables; with this limit instead of 200 000 a cold
     * set-up of Cholesky (29 459 gates) took 175 ms instead of 202. Unit: gates.
     */
    public static final int SAMPLED_TRACE = 10_000;

    /** The sample is this part of the trace. Not measured. Unit: gates of the trace a gate of the sample. */
    public static final int SAMPLE = 5;

    /**
     * The sample has at most this many. Measured on springs with 1.7·10⁶ gates: set-up 1.9 s without sampling, 0.97 s
     * with. Unit: gates.
     */
    public static final int LARGEST_SAMPLE = 40_000;

    /**
     * A sample counts as irregular if affine loops leave this part of it and loops with tables less than the rest. Not
     * measured. Unit: ratio.
     */
    public static final double MOSTLY = 0.9;

    /** Passes of one period, and so the depth of nests that one period can find. Not measured. Unit: passes. */
    public static final int PASSES = 5;

    /** The number of blocks that establish a loop: two differences are needed to recognise a stride. Exact. Unit: blocks. */
    public static final int FEWEST_BLOCKS = 3;

    /**
     * An innermost loop of fewer iterations stays unrolled: three gates may be affine by chance. Not measured. Unit:
     * iterations.
     */
    public static final int FEWEST_INNERMOST = 4;

    /**
     * The number of blocks that establish a triangular nest: a second difference is needed to recognise affine trip counts.
     * Exact. Unit: blocks.
     */
    public static final int FEWEST_TRIANGULAR = 4;

    /**
     * An outer loop of at least this many iterations is not a chance match: the strides of three iterations may agree by
     * chance, those of six hardly. Not measured. Unit: iterations.
     */
    public static final int CLEAR_OUTER = 6;

    /** A loop must save this many gates of code. Not measured. Unit: gates. */
    public static final int SAVED_GATES = 8;

    /**
     * The gates of code that a loop must save if short loops are wanted as parts of triangular nests. Not measured. Unit:
     * gates.
     */
    public static final int SAVED_GATES_ALIGNED = 4;

    /**
     * The number of comparisons that a pass may make independently of the size of the trace. Not measured. Unit:
     * comparisons.
     */
    public static final int SEARCH_BUDGET = 100_000;

    /**
     * The comparisons that a pass may make per token, which makes the search linear in the trace. Unit: comparisons per
     * token.
     */
    public static final long SEARCH_BUDGET_PER_TOKEN = 40;

    /** The tokens that a reroller visits between two checks of the clock; each may take microseconds. Unit: tokens. */
    public static final int TOKENS_BETWEEN_CHECKS = 4096;

    /**
     * Up to so many tokens, the first pass of a reroller notes where it failed, for the second one: gmm (121 115 gates) saves
     * a tenth of a cold set-up. The notes of more would take memory beside the trace's. Unit: tokens.
     */
    public static final int REMEMBERED_TOKENS = 1_000_000;

    // Compiling

    /**
     * Longer code is rejected, since it would be larger than its tape and the JVM would take minutes to compile it. Not
     * measured otherwise. Unit: gates of code.
     */
    public static final int MOST_CODE = 20_000;

    /** The size from which on HotSpot never compiles a method ({@code HugeMethodLimit}). Exact. Unit: bytes. */
    public static final int HUGE_METHOD = 8000;

    /**
     * The bytecode of a gate in both sweeps, by which code that cannot fit into one method is recognised beforehand. An
     * estimate: an operation and its adjoint, with their loads and stores. Unit: bytes per gate.
     */
    public static final int BYTES_PER_GATE = 35;

    /**
     * The length to which regions are cut first. Measured on gmm: its body of 210 gates took 55 µs as two methods and
     * 57 µs as one. Unit: gates.
     */
    public static final int CHUNK = 150;

    /** If methods are too long even with chunks of this length, the trace is rejected. Not measured. Unit: gates. */
    public static final int SHORTEST_CHUNK = 8;

    /**
     * The number of outcomes of guards for which code is kept, enough for three independent branches. Measured with two
     * alternating branches: 0.18 of the time of the tape at n = 10 and at n = 1000; compiled anew each time, it took 35 and
     * 4 to 7 times that time. The number itself is not measured. Unit: variants.
     */
    public static final int VARIANTS = 8;

    /**
     * The number of gradients that the interpreted tape computes between two compilations once all variants are in use,
     * since a compilation takes milliseconds. Not measured. Unit: gradients.
     */
    public static final int REPLAYS = 100;

    // Storage and emission

    /** The longest chain of cheap gates that is recomputed rather than recorded. Not measured. Unit: gates. */
    public static final int RECOMPUTED_CHAIN = 3;

    /** More ranges than this are zeroed as one. Not measured: a call of {@code Arrays.fill} each. Unit: ranges. */
    public static final int ZEROED_RANGES = 4;

    /**
     * More adjoints of inputs than this are stored as soon as each is complete, since they do not all stay in
     * registers: gmm takes a tenth less. Unit: locals.
     */
    public static final int INPUT_ADJOINTS = 12;

    // Forward mode by support

    /**
     * The tangent of a value with more slots than this is stored with a component for each input. Not measured: the code of
     * a body is as long as its gates times their slots. Unit: slots.
     */
    public static final int MOST_SLOTS = 24;

    /**
     * The terms of a sum's tangent are added in a loop of their own if that computes at most this much again. Not measured: it
     * replaces a load, an addition and a store for each term. Unit: additions and multiplications an iteration.
     */
    public static final int MOST_REPEATED = 3;

    /**
     * The Jacobian of an iteration of more gates is accumulated in the order of its gates. The search for another order takes time
     * that grows with the cube of their number, some milliseconds here. Unit: gates.
     */
    public static final int MOST_PREACCUMULATED = 120;

    /**
     * A tangent with at most this many components, the same number in each iteration, is stored as so many numbers instead of
     * one for each input. Enough for the Hessian of a chain whose terms have four variables. Not measured. Unit: components.
     */
    public static final int WIDEST_BAND = 8;

    /**
     * If stored tangents would take more numbers than this (256 MB), they are computed in several passes, each with a part
     * of the components. Unit: doubles.
     */
    public static final long MOST_TANGENTS = 1L << 25;

    /** If a pass of this many components still takes more memory, the trace is rejected. Not measured. Unit: components. */
    public static final int NARROWEST_PASS = 4;

    /**
     * At most this many iterations are peeled at each end of a loop so that the tangents of its values have the same number of
     * components in all others. Enough for chains whose terms have four variables. Not measured. Unit:
     * iterations.
     */
    public static final int MOST_PEELED = 4;

    // Memory

    /**
     * The share of the heap that the work arrays of one instance may take; more is refused before it is allocated. The rest
     * is for the collector, which moves objects: a gradient of 10.1 GiB ran out of memory in a heap of 12 GiB. Unit: ratio.
     */
    public static final double SHARE_OF_HEAP = 0.75;

    // Loop optimisations

    /**
     * Outer iterations that are jammed. Four sums hide the latency of an addition, 4 cycles on current x86 cores. Not
     * measured with other numbers. Unit: iterations.
     */
    public static final int JAMMED = 4;

    /**
     * Up to this trip count, 5, 6 or 3 iterations are jammed instead of 4 if that leaves no remainder. Not measured.
     * Unit: iterations.
     */
    public static final int JAM_WITHOUT_REMAINDER = 64;

    /**
     * Longer inner bodies have enough independent operations, and too few registers. Tangents are not counted, so that they are jammed
     * as their values are: measured, H·v of the Helmholtz energy, n = 1000, takes 1.5 gradients instead of 2.8. The number
     * itself is not measured. Unit: statements.
     */
    public static final int LONGEST_JAMMED_BODY = 12;

    /** Bodies with more inner loops are not jammed. Not measured. Unit: loops. */
    public static final int JAMMED_INNER_LOOPS = 2;

    /**
     * Iterations that are jammed over columns: the doubles of a cache line of 64 bytes. Exact on current processors.
     * Unit: doubles.
     */
    public static final int CACHE_LINE = 8;

    /** A matrix is packed if it is used at least this often. Fewer uses were not measured. Unit: uses. */
    public static final int PACKED_USES = 8;

    /** Shorter rows do not pay for starting a vector loop. Not measured below. Unit: doubles. */
    public static final int SHORTEST_PACKED_ROW = 24;

    /** Longer bodies are not searched for matrix products. Not measured. Unit: statements. */
    public static final int LONGEST_MATRIX_BODY = 12;

    /**
     * Rank-one updates that a packed matrix applies at once: each element is then loaded and stored a fourth as often.
     * Unit: updates.
     */
    public static final int RANK_ONE_UPDATES = 4;

    /** Shorter rows do not pay for being copied. Not measured below. Unit: doubles. */
    public static final int SHORTEST_ROW = 48;

    /**
     * Longer rows leave the first-level cache (32 KiB) while they are copied. Exact for that size. Unit: doubles.
     */
    public static final int LONGEST_ROW = 4096;

    /**
     * If a loop reads more rows than this, they are not copied, since HotSpot only vectorises loops over few arrays. Not
     * measured. Unit: rows.
     */
    public static final int MOST_ROWS = 8;

    /** Shorter rows do not pay for the loops of an exponential of an array. Not measured below. Unit: doubles. */
    public static final int SHORTEST_ARRAY_FUNCTION = 48;

    /** Longer rows leave the second-level cache (2 MiB) between their loops. Exact for that size. Unit: doubles. */
    public static final int LONGEST_ARRAY_FUNCTION = 1 << 16;

    /**
     * Shorter loops do not pay for the copies of a strip. Measured: Rosenbrock's chain, n = 100, takes 0.92 of the time of
     * one loop; not below. Unit: iterations.
     */
    public static final int SHORTEST_STRIP = 64;

    /**
     * Iterations of a strip: eight rows of this length fit a first-level cache of 32 KiB. Measured: Rosenbrock's chain, n =
     * 1000, takes 0.82 of the time of one loop, the chain of sigmoids 0.82; strips of 1024 the same, of 256 a tenth more.
     * Unit: doubles.
     */
    public static final int STRIP = 512;

    /**
     * If the strips of a loop with tangents take more rows, they are half as long. Measured: H·v of Rosenbrock's chain, n = 3000,
     * takes 0.9 of the time. Unit: rows.
     */
    public static final int MOST_ROWS_OF_STRIP = 6;

    /** Longer bodies are not distributed. Not measured. Unit: statements. */
    public static final int LONGEST_DISTRIBUTED_BODY = 60;

    /** Rows that one loop of a strip stores into. Measured: one a loop takes a seventh more. Unit: rows. */
    public static final int MOST_STORED_ROWS = 4;

    /**
     * The same with tangents, where bodies are twice as long and HotSpot leaves a loop of four stores scalar. Measured: H·v of
     * Rosenbrock's chain, n = 1000, takes 0.56 of the time. Unit: rows.
     */
    public static final int MOST_STORED_ROWS_WITH_TANGENTS = 2;

    /** More functions in one loop are left where they are: each takes rows of its own. Not measured. Unit: functions. */
    public static final int MOST_ARRAY_FUNCTIONS = 4;

    /**
     * Accumulators of one reduction: four hide the latency of an addition. Measured in a prototype: helmholtz 0.8
     * primals instead of 1.4, mlp with 64 units 1.9 instead of 2.3. Unit: accumulators.
     */
    public static final int PARTIAL_SUMS = 4;

    /** Shorter reductions are not split, since four accumulators would not pay off. Not measured. Unit: iterations. */
    public static final int SHORTEST_REDUCTION = 16;

    /** Longer bodies have other work to hide the latency of an addition. Not measured. Unit: statements. */
    public static final int LONGEST_REDUCTION_BODY = 10;

    /**
     * A NaN check is woven into loops if at most this part of the gradient is left to be scanned. Measured: scanning
     * all of it took a tenth of the gradient of a product at n = 1000, and up to a fifth where it is out of the cache.
     * The part itself is not measured. Unit: elements of the gradient an element left.
     */
    public static final int UNCHECKED_PART = 16;

    // Verifying

    /** The largest number of statements that the verifier of adjoints visits, a bound for tests. Unit: statements. */
    public static final int VERIFIED_STEPS = 200_000;

    /**
     * The number of seeds from which on tangents are stored in rows, instead of four at a time in locals. A loop over a row
     * takes about 5 ns plus 0.2 ns per number; Rosenbrock's chain, n = 1000, costs 2.8 primals per seed in fours, 1.2 in
     * rows of 16 and 0.6 in rows of 32. Nine seeds would take three sweeps in fours: the gradients of log-sum-exp and of a
     * product, n = 10, take 0.55 of that time in rows, as measured beside the interpreted ones. Unit: seeds.
     */
    public static final int SEEDS_IN_ROWS = 9;

    /**
     * The largest number of elements of a row of tangents. Measured: the Jacobian of the Brusselator, 256 × 256, takes 67
     * primals by rows of 128 and 90 by rows of 64. Unit: doubles.
     */
    public static final int WIDEST_ROW = 128;

    /**
     * Loops that start where the fewest values are loop-carried may make the code longer by this factor. Measured: the
     * Jacobian of the Brusselator, 64 × 64, by 1.5 times as much code takes half the time. The number itself is not
     * measured. Unit: ratio.
     */
    public static final int LONGEST_ALIGNED = 2;

    /**
     * If a sweep in rows of tangents has more statements than this, each value in memory has a row of its own: finding out
     * which values can share one takes about as long as a run. Not measured. Unit: statements.
     */
    public static final int ALLOCATED_STEPS = 10_000_000;

    private Heuristics() {}
}
