/**
 * The commands of {@code benchmarks.jar}. What is none of them goes to JMH unchanged.
 *
 * <p>Exit codes: 0 fine; 1 a finding, such as a wrong gradient; 2 bad input or usage, told in one line that says what
 * and where; 3 the two sides of a comparison cannot be compared. A stack trace is shown with {@code --debug} alone.
 */
package org.gradcost.cli;
