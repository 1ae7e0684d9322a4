package org.gradcost.tape.compile.heuristics;

/**
 * The heuristics of the compiled tape: every threshold with its unit, what it decides, and what was measured. Where nothing
 * was, it says so: such a number is a guess that has not been wrong so far.
 *
 * <p>Times are medians on JDK 17, x86-64; overheads are gradient by primal.
 */
public final class Heuristics {

    // Rerolling

    /**
     * A trace of at most this many is not rerolled: its values fit the registers. Measured when it was lowered from
     * 120: a product of 100 factors takes half the time as a loop. Unit: gates.
     */
    public static final int UNROLLED_GATES = 30;

    /** Code as short as this is not worth the search for triangular nests. Not measured. Unit: gates of code. */
    public static final int SMALL_CODE = 120;

    /** With at most this much code the search ends. Not measured. Unit: gates of code. */
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

    /** Blocks that show a loop: two differences are needed to see a stride. Exact. Unit: blocks. */
    public static final int FEWEST_BLOCKS = 3;

    /**
     * An innermost loop of fewer iterations stays unrolled: three gates may be affine by chance. Not measured. Unit:
     * iterations.
     */
    public static final int FEWEST_INNERMOST = 4;

    /**
     * Blocks that show a triangular nest: a second difference is needed to see that trip counts are affine. Exact.
     * Unit: blocks.
     */
    public static final int FEWEST_TRIANGULAR = 4;

    /**
     * An outer loop of this many is no chance match. Not measured: the strides of three iterations can agree by
     * chance, those of six hardly. Unit: iterations.
     */
    public static final int CLEAR_OUTER = 6;

    /** A loop must save this many gates of code. Not measured. Unit: gates. */
    public static final int SAVED_GATES = 8;

    /** The same where short loops are wanted, as parts of triangular nests. Not measured. Unit: gates. */
    public static final int SAVED_GATES_ALIGNED = 4;

    /** What a pass may compare whatever the size of the trace. Not measured. Unit: comparisons. */
    public static final int SEARCH_BUDGET = 100_000;

    /** What a pass may compare for each token; makes the search linear in the trace. Unit: comparisons a token. */
    public static final long SEARCH_BUDGET_PER_TOKEN = 40;

    /** Tokens that a reroller visits between two looks at the clock; each may take microseconds. Unit: tokens. */
    public static final int TOKENS_BETWEEN_CHECKS = 4096;

    // Compiling

    /**
     * Longer code is refused: it would be larger than its tape, and the JVM would take minutes to compile it. Not
     * measured beyond that. Unit: gates of code.
     */
    public static final int MOST_CODE = 20_000;

    /** The size from which on HotSpot never compiles a method ({@code HugeMethodLimit}). Exact. Unit: bytes. */
    public static final int HUGE_METHOD = 8000;

    /**
     * What a gate takes in both sweeps, to see beforehand that code will not fit one method. An estimate: an operation
     * and its adjoint, with their loads and stores. Unit: bytes a gate.
     */
    public static final int BYTES_PER_GATE = 35;

    /**
     * The length to which regions are cut first. Measured on gmm: its body of 210 gates took 55 µs as two methods and
     * 57 µs as one. Unit: gates.
     */
    public static final int CHUNK = 150;

    /** If methods are too long even with this, the trace is refused. Not measured. Unit: gates. */
    public static final int SHORTEST_CHUNK = 8;

    /**
     * Outcomes of guards for which code is kept: three independent branches. Measured with two alternating branches: 0.18 of the
     * time of the tape at n = 10 and at n = 1000; compiled anew each time, it took 35 and 4 to 7 times that time. The number
     * itself is not measured. Unit: variants.
     */
    public static final int VARIANTS = 8;

    /**
     * Gradients by the interpreted tape between two compilations once all variants are taken: a compilation takes
     * milliseconds. Not measured. Unit: gradients.
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
     * The tangent of a value with more slots than this is stored with a component for each input. Not measured: the code of a
     * body is as long as its gates times their slots. Unit: slots.
     */
    public static final int MOST_SLOTS = 24;

    /**
     * Where stored tangents would hold more numbers than this, 256 MB, they are computed in several passes, each with a part of
     * the components. Unit: doubles.
     */
    public static final long MOST_TANGENTS = 1L << 25;

    /** If a pass of so few components takes more room, the trace is refused. Not measured. Unit: components. */
    public static final int NARROWEST_PASS = 4;

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
     * Longer inner bodies have enough independent operations, and too few registers. Not measured. Unit: statements.
     */
    public static final int LONGEST_JAMMED_BODY = 12;

    /** Bodies with more inner loops are not jammed. Not measured. Unit: loops. */
    public static final int JAMMED_INNER_LOOPS = 2;

    /**
     * Iterations that are jammed over columns: the doubles of a cache line of 64 bytes. Exact on current processors.
     * Unit: doubles.
     */
    public static final int CACHE_LINE = 8;

    /** A matrix is packed if it is used this often; else packing does not pay. Not measured below. Unit: uses. */
    public static final int PACKED_USES = 8;

    /** Shorter rows do not pay for starting a vector loop. Not measured below. Unit: doubles. */
    public static final int SHORTEST_PACKED_ROW = 24;

    /** Longer bodies are not looked at for matrix products. Not measured. Unit: statements. */
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
     * More rows than this are read faster where they are: HotSpot vectorises loops over few arrays only. Not measured.
     * Unit: rows.
     */
    public static final int MOST_ROWS = 8;

    /** Shorter rows do not pay for the loops of an exponential of an array. Not measured below. Unit: doubles. */
    public static final int SHORTEST_ARRAY_FUNCTION = 48;

    /** Longer rows leave the second-level cache (2 MiB) between their loops. Exact for that size. Unit: doubles. */
    public static final int LONGEST_ARRAY_FUNCTION = 1 << 16;

    /**
     * Shorter loops do not pay for the copies of a strip. Measured: Rosenbrock's chain, n = 100, takes 0.92 of the time of one
     * loop; not below. Unit: iterations.
     */
    public static final int SHORTEST_STRIP = 64;

    /**
     * Iterations of a strip: eight rows of this length fit a first-level cache of 32 KiB. Measured: Rosenbrock's chain, n = 1000,
     * takes 0.82 of the time of one loop, the chain of sigmoids 0.82; strips of 1024 the same, of 256 a tenth more. Unit: doubles.
     */
    public static final int STRIP = 512;

    /** Longer bodies are not distributed. Not measured. Unit: statements. */
    public static final int LONGEST_DISTRIBUTED_BODY = 60;

    /** Rows that one loop of a strip stores into. Measured: one a loop takes a seventh more. Unit: rows. */
    public static final int MOST_STORED_ROWS = 4;

    /** More functions in one loop are left where they are: each takes rows of its own. Not measured. Unit: functions. */
    public static final int MOST_ARRAY_FUNCTIONS = 4;

    /**
     * Accumulators of one reduction: four hide the latency of an addition. Measured in a prototype: helmholtz 0.8
     * primals instead of 1.4, mlp with 64 units 1.9 instead of 2.3. Unit: accumulators.
     */
    public static final int PARTIAL_SUMS = 4;

    /** Shorter reductions are over before four accumulators pay off. Not measured. Unit: iterations. */
    public static final int SHORTEST_REDUCTION = 16;

    /** Longer bodies have other work to do while an addition is waited for. Not measured. Unit: statements. */
    public static final int LONGEST_REDUCTION_BODY = 10;

    /**
     * A NaN check is woven into loops if at most this part of the gradient is left to be scanned. Measured: scanning
     * all of it took a tenth of the gradient of a product at n = 1000, and up to a fifth where it is out of the cache.
     * The part itself is not measured. Unit: elements of the gradient an element left.
     */
    public static final int UNCHECKED_PART = 16;

    // Verifying

    /** Statements that the verifier of adjoints runs through at most; a bound for tests. Unit: statements. */
    public static final int VERIFIED_STEPS = 200_000;

    /**
     * Seeds from which on tangents are rows instead of four in locals. A loop over a row takes some 5 ns and 0.2 ns for each
     * number; Rosenbrock's chain, n = 1000, costs 2.8 primals a seed in fours, 1.2 in rows of 16 and 0.6 in rows of 32.
     */
    public static final int SEEDS_IN_ROWS = 12;

    /** The most numbers of a row of tangents. Wider rows leave the second level of cache: 128 cost as much a number as 64. */
    public static final int WIDEST_ROW = 64;

    private Heuristics() {}
}
