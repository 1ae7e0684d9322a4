/** Parsing of options and formatting of output: intervals, percentages, comparisons. */
package org.gradcost.cli.text;
