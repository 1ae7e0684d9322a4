/**
 * Reverse mode: a tape of gates, walked backwards once for a whole gradient.
 *
 * <p>Running a circuit over {@linkplain org.gradcost.tape.Variable variables} records, for every gate, the slopes it had.
 * The reverse sweep sets the adjoint of the output to 1 and goes through the records from the last to the first:
 * {@code x̄_j += s_j·ȳ} for each argument. Adjoints add up where paths meet, and when the sweep is at the inputs, theirs
 * are the gradient: one pass, whatever the number of inputs.
 *
 * <h2>What is recorded</h2>
 *
 * <p>A variable is its value and its differential as a linear form over at most two <em>slots</em> (inputs or earlier
 * records): {@code dv = a·dx_i + b·dx_j}. A gate of one argument, a gate with a constant, and any gate whose arguments
 * rest on the same two slots only changes a and b: it costs no memory. Only a gate that brings a third slot in writes
 * a <em>record</em>, with one (slope, slot) entry for each of its slots, and the result rests on the new record alone.
 * Inputs need no record.
 *
 * <p>This is the preaccumulation of statement-level tapes (Adept, CoDiPack), found at run time instead of by expression
 * templates: {@code Σ σ(x_i·x_{i+1})} is a single record with two entries a term.
 *
 * <h2>Sums and products</h2>
 *
 * <p>A sum in the making ({@link org.gradcost.gate.Sum}) is one record: each term adds its entries to it, and no partial sum
 * has a slot, an entry or an object of its own. A product is one record as well, its slopes being prefix times suffix
 * products. Terms that record gates themselves end the record; the next one then begins with an entry for the sum so far.
 *
 * <p>A product of rows ({@link org.gradcost.gate.Sum#addDot}) of which the slots are evenly spaced, such as a row of inputs or
 * a column of weights, is a <em>run</em>: its slopes lie in the entries as ever, and the slots are told once for all of them.
 * So neither recording nor sweeping it takes a branch an entry, and the sweep of a row is made of vector instructions. Rows of
 * anything else fall back to their terms.
 *
 * <h2>Layout</h2>
 *
 * <p>Entries lie one behind the other in primitive arrays: 8 bytes of slope, 4 of slot, with the sign of the slot
 * marking the first entry of a record, so that a record has no header and the last one can still grow. An adjoint takes 8
 * bytes a slot. Arrays grow by chunks; the next recording finds them as one. A linear form names its later slot first:
 * two forms are merged by a few comparisons, and a record begins its way back at the slot computed last.
 *
 * <h2>What won, and by how much</h2>
 *
 * <p>Overhead (gradient / plain primal) at n = 1000, scalar gates, medians of interleaved rounds in one JVM, JDK 17. The
 * first column is a record for every addition and multiplication, with the partial result as a variable.
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
 * <p>What the JVM makes of it decides as much as the layout does:
 *
 * <ul>
 *   <li>A sum as a function of a lambda, {@code sum(n, i -> term)}, lost: a term of more than some 2500 bytes of machine code
 *       is compiled before the loop is, is then never inlined into it, and each of its results becomes an object
 *       ({@code rosenbrock} 32 instead of 19). The accumulator leaves the loop in the formula, where the JIT sees both.
 *   <li>The accumulator vanishes into registers only if {@code total()} is small enough to be inlined where it is cold, and if
 *       {@code add} stores no reference: the barrier of the collector made {@code helmholtz} 19 instead of 17.
 *   <li>Comparing one epoch instead of following two references: {@code mlp} 23 to 22.
 *   <li>Slopes of a product in arrays that the tape keeps instead of new ones: {@code product} 14 to 8.5; fresh memory
 *       comes through the cache.
 *   <li>Products of rows as runs instead of a slot an entry, both versions measured in turn within minutes: {@code helmholtz},
 *       n = 100, 18 to 20 before and 8.4 to 9.9 after; {@code mlp}, n = 967, 23 and 9.5 to 12; {@code neuron}, n = 999, 37 and 19;
 *       {@code matmul}, n = 1015, 39 and 19; {@code softmax}, n = 650, 24 and 11. What is left of it is the reading of the
 *       numbers of a row, one object each. Unrolling their loop, a step known to be 1, or comparing without branches gained
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
