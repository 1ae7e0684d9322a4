/**
 * Commands, one class each, and the entry point of the jar, {@link org.gradcost.cli.Main}.
 *
 * <p>A command parses its options, calls the packages below and prints; it computes nothing itself. Code that several commands
 * share is in the packages {@code text}, {@code section}, {@code run} and {@code picture}.
 */
package org.gradcost.cli;
