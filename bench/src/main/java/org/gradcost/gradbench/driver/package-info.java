/**
 * A driver of GradBench's tools: a program in any language that answers the protocol becomes a {@linkplain org.gradcost.mode.Mode
 * mode}.
 *
 * <p>A {@link org.gradcost.gradbench.driver.ToolProcess} exchanges lines, a {@link org.gradcost.gradbench.driver.ToolSession}
 * messages, and a {@link org.gradcost.gradbench.driver.ToolModule} says what a family's function is called there and which {@link
 * org.gradcost.gradbench.driver.Question questions} have its derivatives as their answers. Whatever a tool does wrong is one line, a
 * {@link org.gradcost.gradbench.driver.ToolException}, and ends its process.
 *
 * <p>A sweep starts a tool once a round: the forks that measure its cells borrow the process, one after another, from the sweep's
 * {@link org.gradcost.gradbench.driver.ToolHost}. What a process keeps from one cell to the next so differs from round to round,
 * with the order of the blocks, and widens the interval.
 *
 * <p>A tool times itself: only it knows when a gradient begins and ends. The driver holds its times against the time of the exchange.
 */
package org.gradcost.gradbench.driver;
