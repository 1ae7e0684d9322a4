/** Contains what the commands print with and parse: tables for a terminal, intervals, percentages, comparisons. */
package org.gradcost.cli.text;
