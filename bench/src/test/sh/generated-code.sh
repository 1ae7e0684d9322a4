#!/usr/bin/env bash
# Compares the code that two versions generate, byte for byte: the text, gates, loops, code bytes and workspace of every
# family's compiled gradient at three sizes, without the set-up times.
#
#   bench/src/test/sh/generated-code.sh BASE.jar NEW.jar     exit 1 and a diff if anything differs
#   bench/src/test/sh/generated-code.sh NEW.jar > FILE       the text alone
#
# Each argument is a class path; SIZES=6,40,150 chooses the sizes. A change of structure must leave everything as it is.
set -uo pipefail
sizes=${SIZES:-6,40,150}

generated() {
    java -cp "$1" org.gradcost.cli.Main check --families all --modes reverse-compiled --n "$sizes" --explain \
        | sed -E 's/, set up in [0-9.]+ ms$//'
}

if [ $# = 1 ]; then
    generated "$1"
    exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
generated "$1" > "$work/base" &
generated "$2" > "$work/new"
wait
[ "$(grep -c ' gates, .* found, ' "$work/base")" -gt 20 ] || { echo "BASE generated no code: $(tail -n 3 "$work/base")" >&2; exit 2; }
if diff -u "$work/base" "$work/new"; then
    echo "the same code: $(grep -c ' gates, .* found, ' "$work/new") gradients, $(wc -c < "$work/new") bytes of text"
else
    exit 1
fi
