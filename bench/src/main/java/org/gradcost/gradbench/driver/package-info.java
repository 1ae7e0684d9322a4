/**
 * Driver of GradBench's tools, which turns a program in any language that implements the protocol into a
 * {@linkplain org.gradcost.mode.Mode mode}.
 *
 * <p>A {@link org.gradcost.gradbench.driver.ToolProcess} exchanges lines, and a {@link org.gradcost.gradbench.driver.ToolSession}
 * messages. A {@link org.gradcost.gradbench.driver.ToolModule} defines the name of a family's function in the protocol, and which
 * {@link org.gradcost.gradbench.driver.Question questions} have its derivatives as answers. Every violation of the protocol is
 * reported in one line, as a {@link org.gradcost.gradbench.driver.ToolException}, and ends the tool's process.
 *
 * <p>A sweep starts a tool once per round: the forks that measure its cells borrow the process one after another from the sweep's
 * {@link org.gradcost.gradbench.driver.ToolHost}. State that a process keeps from one cell to the next therefore differs between
 * rounds, because the order of the blocks does, and widens the interval.
 *
 * <p>A tool times itself, because only the tool knows when a gradient begins and ends. The driver checks its times against the
 * time of the exchange.
 */
package org.gradcost.gradbench.driver;
