/**
 * A driver of GradBench's tools: a program in any language that answers the protocol becomes a {@linkplain org.gradcost.mode.Mode
 * mode}.
 *
 * <p>A {@link org.gradcost.gradbench.driver.ToolProcess} exchanges lines, a {@link org.gradcost.gradbench.driver.ToolSession}
 * messages, and a {@link org.gradcost.gradbench.driver.ToolModule} says what a family's function is called there and how its numbers
 * are laid out. Whatever a tool does wrong is one line, a {@link org.gradcost.gradbench.driver.ToolException}, and ends its process.
 *
 * <p>A tool times itself: only it knows when a gradient begins and ends. The driver holds its times against the time of the exchange.
 */
package org.gradcost.gradbench.driver;
