/**
 * Contains the commands, one class each, and the entry of the jar, {@link org.gradcost.cli.Main}.
 *
 * <p>A command parses its options, calls the packages below and prints; it computes nothing itself. What several commands
 * share is in the packages {@code text}, {@code section}, {@code run} and {@code picture}.
 */
package org.gradcost.cli;
