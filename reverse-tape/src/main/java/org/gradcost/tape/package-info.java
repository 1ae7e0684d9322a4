/**
 * Reverse mode: a tape of gates, swept backwards once for a whole gradient.
 *
 * <p>Running a circuit over {@linkplain org.gradcost.tape.Variable variables} records, for every gate, the slopes it had.
 * The reverse sweep sets the adjoint of the output to 1 and visits the records from the last to the first:
 * {@code x̄_j += s_j·ȳ} for each argument. Adjoints add up where paths meet, and those of the inputs are the gradient in the
 * end: one sweep, whatever the number of inputs.
 *
 * <h2>What is recorded</h2>
 *
 * <p>A variable is its value and its differential as a linear form over at most two <em>slots</em> (inputs or earlier
 * records): {@code dv = a·dx_i + b·dx_j}. A gate of one argument, a gate with a constant, and a gate whose arguments
 * depend on the same two slots change a and b alone, which costs no memory. Only a gate that adds a third slot writes
 * a <em>record</em>, with one (slope, slot) entry for each of its slots, and the result depends on the new record alone.
 * Inputs need no record.
 *
 * <p>This is the preaccumulation of statement-level tapes (Adept, CoDiPack), found at run time instead of by expression
 * templates: {@code Σ σ(x_i·x_{i+1})} is a single record with two entries a term.
 *
 * <p>A record whose latest slot is the record just written <em>continues</em> it: {@code sum = sum.add(term)} writes the entries
 * of the term and one bit. If the slope of that slot is 1, no entry is written for it; in either case the sweep hands the
 * adjoint on in a register, with the same additions in the same order. Each partial sum keeps a slot of its own, so it can be
 * used again, and later, like any other number.
 *
 * <h2>Sums and products</h2>
 *
 * <p>A sum of any number of terms ({@link org.gradcost.gate.Sum}) is one record: each term adds its entries to it, and no
 * partial sum has a slot, an entry or an object of its own. A product is one record as well; its slopes are prefix times
 * suffix products. Terms that record gates themselves end the record; the next one then begins with an entry for the sum so far.
 *
 * <p>A scalar product of rows ({@link org.gradcost.gate.Sum#addDot}), and a product of numbers, whose slots are evenly
 * spaced, such as a row of inputs or a column of weights, has <em>strided entries</em>: its slopes are written as always, and
 * its slots as a first one, a stride and a count. Neither recording nor sweeping them takes a branch for each entry, and
 * HotSpot sweeps a row by vector instructions. Other rows are recorded term by term.
 *
 * <h2>Layout</h2>
 *
 * <p>Entries are consecutive in primitive arrays: 8 bytes for the slope, 4 for the slot. The sign of the slot marks the first
 * entry of a record, so a record has no header, and the last one can receive further entries. An adjoint takes 8 bytes for
 * each slot. Arrays grow by chunks; the next recording replaces several small ones by a single one. A linear form names its
 * later slot first, so that two forms are merged by a few comparisons and the sweep of a record begins at the slot computed
 * last.
 *
 * <h2>What won, and by how much</h2>
 *
 * <p>Overhead (gradient / plain primal) at n = 1000, scalar gates, medians of interleaved rounds in one JVM, JDK 17. The
 * first column has a record for every addition and multiplication, with the partial result as a variable.
 *
 * <table>
 *   <caption>Overhead of reverse mode before and after each step</caption>
 *   <tr><th></th><th>chain of gates</th><th>sums and products as one record</th></tr>
 *   <tr><td>{@code product}</td><td>15.0</td><td>8.4</td></tr>
 *   <tr><td>{@code rosenbrock}</td><td>26.7</td><td>16.1</td></tr>
 *   <tr><td>{@code sigmoid-chain}</td><td>3.1</td><td>2.9</td></tr>
 *   <tr><td>{@code helmholtz}, n = 100</td><td>20.8</td><td>15.9</td></tr>
 *   <tr><td>{@code mlp}, n = 967</td><td>30.0</td><td>21.9</td></tr>
 * </table>
 *
 * <p>How HotSpot compiles it matters as much as the layout:
 *
 * <ul>
 *   <li>HotSpot inlines no method whose own machine code exceeds 2500 bytes ({@code InlineSmallCode}). The method that serves
 *       all gates of two arguments had 3208, and where it was hot before the user's loop was compiled, each result became an
 *       object. Short methods for the arithmetic (968 bytes for the addition, 1128 for the multiplication), the strong zero
 *       and the record outside of them: {@code gmm}, n = 1092, from 2.5 to 1.1 ms, {@code rosenbrock}, n = 300 and with
 *       {@code sum = sum.add(term)}, from 48 to 6 µs (smallest CPU times of two interleaved forks, JDK 17, AMD EPYC).
 *   <li>The machine code of the record must not be inlined into them. No annotation outside the JDK says so; a method of more
 *       than 325 bytecodes ({@code FreqInlineSize}) is never inlined.
 *   <li>Two allocations in one gate, one for the fast path and one for the rest, prevent that temporaries are replaced by
 *       locals. Every path ends in the same {@code new}.
 *   <li>A sum as a function of a lambda, {@code sum(n, i -> term)}, lost: a term whose machine code is too large to be inlined
 *       into the loop makes an object of each result ({@code rosenbrock} 32 instead of 19). The accumulator leaves the loop
 *       in the formula, where the compiler sees both.
 *   <li>The accumulator is replaced by locals only if {@code total()} is small enough to be inlined where it is cold, and if
 *       {@code add} stores no reference: the barrier of the collector made {@code helmholtz} 19 instead of 17.
 *   <li>Comparing one epoch instead of following two references: {@code mlp} 23 to 22.
 *   <li>Slopes of a product in arrays that the tape keeps instead of new ones: {@code product} 14 to 8.5, since fresh memory
 *       has to come through the cache.
 *   <li>Strided entries instead of a slot for each entry, both versions measured in turn within minutes: {@code helmholtz},
 *       n = 100, 18 to 20 before and 8.4 to 9.9 after; {@code mlp}, n = 967, 23 and 9.5 to 12; {@code neuron}, n = 999, 37 and 19;
 *       {@code matmul}, n = 1015, 39 and 19; {@code softmax}, n = 650, 24 and 11. The remaining time is spent reading the
 *       numbers of a row, one object each. Unrolling their loop, a stride known to be 1, or comparing without branches gained
 *       nothing.
 *   <li>Beyond the caches an input's 48 bytes are what costs: {@code product} takes 11 primals at n = 1000 and 23 to 27 at
 *       10<sup>6</sup>, and in blocks that stay in the second-level cache 12 to 15 at any n. {@code sigmoid-chain} and
 *       {@code rosenbrock} stay within a fifth of flat, and in blocks within a tenth.
 * </ul>
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3.2 and 10;
 * R. J. Hogan, "Fast reverse-mode automatic differentiation using expression templates in C++", ACM TOMS 40, 2014.
 */
package org.gradcost.tape;
