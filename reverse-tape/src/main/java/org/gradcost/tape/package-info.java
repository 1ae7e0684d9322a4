/**
 * Reverse mode: a tape of gates, which a single backward sweep turns into a whole gradient.
 *
 * <p>Evaluating a function over {@linkplain org.gradcost.tape.Variable variables} records the slopes of its gates. The
 * reverse sweep sets the adjoint of the output to 1 and visits the records from the last to the first, with
 * {@code x̄_j += s_j·ȳ} for each argument. Adjoints are added up where paths meet. At the end the adjoints of the inputs are
 * the gradient, so that one sweep is enough, whatever the number of inputs.
 *
 * <h2>What is recorded</h2>
 *
 * <p>A variable consists of its value and its differential, a linear form over at most two <em>slots</em> (inputs or earlier
 * records): {@code dv = a·dx_i + b·dx_j}. A gate of one argument, a gate with a constant, and a gate whose arguments depend
 * on the same two slots only change the coefficients a and b, which takes no memory. Only a gate that involves a third slot
 * writes a <em>record</em>, with one (slope, slot) entry for each of its slots, and its result is a linear form over the new
 * record alone. Inputs need no record.
 *
 * <p>This is the preaccumulation of statement-level tapes (Adept, CoDiPack), found at run time instead of by expression
 * templates: {@code Σ σ(x_i·x_{i+1})} is a single record with two entries a term.
 *
 * <p>A record whose latest slot is the previous record <em>continues</em> it: {@code sum = sum.add(term)} writes the entries
 * of the term and one bit. If the slope with respect to that slot is 1, no entry is written for it. In either case the sweep
 * passes the adjoint on in a register, with the same additions in the same order. Each partial sum still has its own slot,
 * so that it can be used again later like any other number.
 *
 * <h2>Sums and products</h2>
 *
 * <p>A sum of any number of terms ({@link org.gradcost.gate.Sum}) is one record: each term adds its entries to it, and
 * partial sums have neither slots nor entries nor objects. A product is also one record; its slopes are products of prefixes
 * and suffixes. A term that records gates itself ends the record; the next record then begins with an entry for the sum so
 * far.
 *
 * <p>If the numbers of a dot product ({@link org.gradcost.gate.Sum#addDot}) or of a product have evenly spaced slots, such
 * as a row of inputs or a column of weights, it has <em>strided entries</em>: its slopes are written one by one, but its
 * slots as a first slot, a stride and a count. Recording and sweeping them takes no branch per entry, and HotSpot vectorises
 * the sweep of a row. Other rows are recorded term by term.
 *
 * <h2>Layout</h2>
 *
 * <p>Entries are consecutive in primitive arrays: 8 bytes for the slope and 4 for the slot. The sign of the slot marks the
 * first entry of a record, so that a record has no header, and the last record can receive further entries. The adjoint of
 * each slot takes 8 bytes. Memory grows by chunks; the next recording replaces several small chunks by a single one. The
 * later slot of a linear form comes first, so that two forms are merged by a few comparisons and the sweep of a record
 * begins at the slot that was computed last.
 *
 * <h2>Measured gains</h2>
 *
 * <p>The table gives the time of a gradient at n = 1000 for scalar gates, with sums and products as single records, in units
 * of its time if every addition and multiplication is a record of its own, with the partial result as a variable (ratios of
 * medians of interleaved rounds in one JVM, JDK 17).
 *
 * <table>
 *   <caption>What reverse mode costs with sums and products as single records, in units of a chain of gates</caption>
 *   <tr><th></th><th>time</th></tr>
 *   <tr><td>{@code product}</td><td>0.56</td></tr>
 *   <tr><td>{@code rosenbrock}</td><td>0.60</td></tr>
 *   <tr><td>{@code sigmoid-chain}</td><td>0.94</td></tr>
 *   <tr><td>{@code helmholtz}, n = 100</td><td>0.76</td></tr>
 *   <tr><td>{@code mlp}, n = 967</td><td>0.73</td></tr>
 * </table>
 *
 * <p>What HotSpot makes of the code matters as much as the layout:
 *
 * <ul>
 *   <li>HotSpot does not inline a compiled method whose machine code exceeds 2500 bytes ({@code InlineSmallCode}). The
 *       method for all gates of two arguments had 3208 bytes; if it was compiled before the user's loop, each result was
 *       allocated as an object. The arithmetic operations therefore have short methods of their own (968 bytes for the
 *       addition, 1128 for the multiplication), and strong zeros and records are written outside of them. This reduced
 *       {@code gmm}, n = 1092, from 2.5 to 1.1 ms, and {@code rosenbrock}, n = 300 with {@code sum = sum.add(term)}, from 48
 *       to 6 µs (smallest CPU times of two interleaved forks, JDK 17, AMD EPYC).
 *   <li>The code that writes a record must not be inlined into these methods. There is no annotation for this outside the
 *       JDK, but a method of more than 325 bytes of bytecode ({@code FreqInlineSize}) is never inlined.
 *   <li>If a gate has two allocations, one on the fast path and one for the rest, HotSpot does not replace temporaries by
 *       locals. Every path ends in the same {@code new}.
 *   <li>A sum whose terms are given by a lambda, {@code sum(n, i -> term)}, can be slower than an accumulator: if the
 *       machine code of the term is too large to be inlined into the loop, each result is allocated ({@code rosenbrock} 32
 *       instead of 19). With an accumulator the loop remains in the formula, where the compiler sees both.
 *   <li>The accumulator is replaced by locals only if {@code total()} is small enough to be inlined where it is rarely
 *       called, and if {@code add} stores no reference: the write barrier of the garbage collector made {@code helmholtz} 19
 *       instead of 17.
 *   <li>Comparing one epoch instead of following two references: {@code mlp} from 23 to 22.
 *   <li>Storing the slopes of a product in arrays that the tape reuses, instead of new ones: {@code product} from 14 to 8.5,
 *       since new memory has to be brought into the cache.
 *   <li>Strided entries instead of a slot for each entry (both versions measured alternately within minutes):
 *       {@code helmholtz}, n = 100, from 18–20 to 8.4–9.9; {@code mlp}, n = 967, from 23 to 9.5–12; {@code neuron}, n = 999,
 *       from 37 to 19; {@code matmul}, n = 1015, from 39 to 19; {@code softmax}, n = 650, from 24 to 11. Most of the
 *       remaining time is spent reading the numbers of a row, which are one object each. Unrolling this loop, assuming a
 *       stride of 1, or comparing without branches gained nothing.
 *   <li>Beyond the caches the 48 bytes of each input dominate: {@code product} takes 11 primals at n = 1000 and 23 to 27 at
 *       10<sup>6</sup>; in blocks that fit into the second-level cache it takes 12 to 15 at any n. The overheads of
 *       {@code sigmoid-chain} and {@code rosenbrock} vary by at most a fifth with n, and in blocks by at most a tenth.
 * </ul>
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3.2 and 10;
 * R. J. Hogan, "Fast reverse-mode automatic differentiation using expression templates in C++", ACM TOMS 40, 2014.
 */
package org.gradcost.tape;
