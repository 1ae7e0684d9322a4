/** Contains what the commands print with and parse: intervals, percentages, comparisons. */
package org.gradcost.cli.text;
