#!/usr/bin/env bash
# What the instrument can tell apart, shown for real on this machine: nothing else should run meanwhile.
#
#   bench/src/test/sh/races.sh races DIR [COUNT]   COUNT (5) races of the jar with itself, of it with a jar whose engine is slowed by 5 %,
#                                                  and by 10 %: ten cells each, 12 minutes at most; then replays of the first,
#                                                  and their summary
#   bench/src/test/sh/races.sh summary DIR         a table of the verdicts and times of those races, in Markdown
#   bench/src/test/sh/races.sh twice DIR           two sweeps of the same cells at ±1.5 %, an hour apart, and their comparison
#   bench/src/test/sh/races.sh jdk DIR JDK17 JDK25 a race of two JDKs: n ≈ 1000, largest gates, six modes
#   bench/src/test/sh/races.sh slowed PERCENT JAR  the jar with every gradient slowed by so many per cent, for a race by hand
#
# The slowing is not in the product: it is a class compiled here and put before the jar.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../../.." && pwd)
jar=${GRADCOST_JAR:-$root/bench/target/benchmarks.jar}
[ -f "$jar" ] || { echo "$jar is missing: mvn -q -DskipTests package" >&2; exit 2; }
families=product,rosenbrock,sigmoid-chain,helmholtz,mlp
cells=(--families "$families" --n 1000 --modes reverse,hand)
run() { java -jar "$jar" "$@"; }

# Puts a CellState before the jar that spins, after each call, for a share of the least time that the call took in its warm-up.
slowed() {
  local percent=$1 target=$2 work
  work=$(mktemp -d)
  mkdir -p "$work/src/org/gradcost/bench" "$work/classes"
  local state=$root/bench/src/main/java/org/gradcost/bench/CellState.java
  sed -e 's|return cell.differentiator().gradient(x, gradient);|double y = cell.differentiator().gradient(x, gradient); if (spin > 0) { y += spun(spin); } return y;|' \
      -e 's|WarmUp.ofThisJvm(STRETCH, MOST).run(this::run);|WarmUp.ofThisJvm(STRETCH, MOST).run(this::run); calibrate();|' \
      -e '$d' "$state" > "$work/src/org/gradcost/bench/CellState.java"
  cat >> "$work/src/org/gradcost/bench/CellState.java" <<JAVA
    private int spin;

    /** What each call begins with is what the one before ended with, so that none can be left out. */
    private double chain = 1;

    private double spun(int rounds) {
        double a = chain;
        for (int i = 0; i < rounds; i++) {
            a = a * 0.999 + 1;
        }
        chain = a;
        return 0;
    }

    private long least(java.util.function.DoubleSupplier what, int runs) {
        long least = Long.MAX_VALUE;
        double sink = 0;
        for (int i = 0; i < 400; i++) {
            long start = System.nanoTime();
            for (int r = 0; r < runs; r++) {
                sink += what.getAsDouble();
            }
            least = Math.min(least, System.nanoTime() - start);
        }
        return sink == 0.123 ? 0 : least;
    }

    /** Finds how many rounds of spinning take $percent per cent of the least time of a call. */
    private void calibrate() {
        if (mode.equals("primal")) {
            return;
        }
        double call = least(this::run, 1);
        int runs = (int) Math.max(1, 50_000 / call);
        call = (double) least(this::run, runs) / runs;
        least(() -> spun(1000), 50);
        double round = least(() -> spun(1000), 50) / 50_000.0;
        spin = (int) Math.max(1, Math.round(call * $percent / 100 / round));
        System.out.println("# slowed by " + spin + " rounds of " + round + " ns after " + call + " ns");
    }
}
JAVA
  local processor
  processor=$(find "$HOME/.m2/repository/org/openjdk/jmh" -name 'jmh-generator-annprocess-*.jar' | sort | tail -1)
  javac -nowarn -proc:none -d "$work/classes" -cp "$jar:$processor" "$work/src/org/gradcost/bench/CellState.java"
  cp "$jar" "$target"
  (cd "$work/classes" && jar uf "$target" org)
  rm -r "$work"
}

# Prints how many cells of a race have each verdict, and how many modes and families differ.
verdicts() {
  local csv status=0
  csv=$(run compare "$1/base" "$1/new" --threshold 3% --format csv < /dev/null) || status=$?
  [ "$status" -le 1 ] || return "$status" # with a line on standard error
  awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["verdict"] == "" { next } # a cell of one side
    $at["n"] == "" { groups += $at["verdict"] ~ /slower|faster/; next }
    { cells++; of[$at["verdict"]]++ }
    END { print cells + 0, of["equivalent"] + 0, of["slower"] + 0, of["faster"] + 0, of["inconclusive"] + 0, groups + 0 }
  ' <<< "$csv"
}

# Prints the number of rounds that the longest cell of a race took.
rounds() {
  zcat -f "$1"/base/measurements.csv* |
    awk -F, '$9 == "fork_end" { n[$1, $2, $3, $4, $5, $6, $7, $8]++ } END { for (c in n) if (n[c] > most) most = n[c]; print most + 0 }'
}

# Prints the seconds from the start of a race to its end; nothing for one that was interrupted.
seconds() {
  local from to
  from=$(sed -n 's/.*"started" *: *"\([^"]*\)".*/\1/p' "$1/base/environment.json")
  to=$(sed -n 's/.*"finished" *: *"\([^"]*\)".*/\1/p' "$1/base/environment.json")
  [ -z "$to" ] || echo $(($(date -d "$to" +%s) - $(date -d "$from" +%s)))
}

# Prints a row for each race DIR/KIND/NUMBER, then a line for each kind.
summary() {
  local race name counts
  echo '| race | cells | equivalent | slower | faster | undecided | modes and families that differ | rounds | time |'
  echo '| --- | --: | --: | --: | --: | --: | --: | --: | --: |'
  find "$1" -mindepth 3 -maxdepth 3 -name base -type d | sort -V | while read -r race; do
    race=${race%/base}
    name=$(basename "$(dirname "$race")")
    counts=$(verdicts "$race") || continue
    echo "$name $(basename "$race") $counts $(rounds "$race") $(seconds "$race")"
  done | awk '
    {
      time = NF < 10 ? "interrupted" : sprintf("%d:%02d", $10 / 60, $10 % 60)
      printf "| %s %s | %d | %d | %d | %d | %d | %d | %d | %s |\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, time
      if (!($1 in races)) kinds[++count] = $1
      races[$1]++; cells[$1] += $3; equivalent[$1] += $4; slower[$1] += $5; faster[$1] += $6
      none[$1] += $5 + $6 + $8 == 0
      all[$1] += $5 == $3
      if ($10 > longest[$1]) longest[$1] = $10
    }
    END {
      print ""
      for (k = 1; k <= count; k++) {
        kind = kinds[k]
        printf "- %s: no difference in %d of %d races, every cell slower in %d;", kind, none[kind], races[kind], all[kind]
        printf " of %d cells %d equivalent, %d slower, %d faster; the longest race took %d:%02d\n", cells[kind], equivalent[kind],
          slower[kind], faster[kind], longest[kind] / 60, longest[kind] % 60
      }
    }'
}

case ${1:-} in
  summary) summary "$2" ;;
  slowed) slowed "$2" "$(realpath -m "$3")" ;;
  races)
    out=$2; count=${3:-5}; mkdir -p "$out"
    for percent in 5 10; do slowed $percent "$(realpath "$out")/slowed-$percent.jar"; done
    for i in $(seq "$count"); do
      run race "$jar" "${cells[@]}" --budget 12m --out "$out/itself/$i" | tee "$out/itself-$i.txt" || true
      for percent in 5 10; do
        run race "$jar" "$out/slowed-$percent.jar" "${cells[@]}" --budget 12m --out "$out/slower-$percent/$i" \
          | tee "$out/slower-$percent-$i.txt" || true
      done
    done
    (cd "$root" && mvn -o -q -B test -pl results -am -Dtest=RaceReplayTest -Dsurefire.failIfNoSpecifiedTests=false \
      -Dgradcost.races="$(realpath "$out/itself")")
    summary "$out"
    ;;
  twice)
    out=$2; mkdir -p "$out"
    run sweep --profile quick "${cells[@]}" --precision 1.5% --budget 20m --out "$out/first" | tee "$out/first.txt"
    sleep 3600
    run sweep --profile quick "${cells[@]}" --precision 1.5% --budget 20m --out "$out/second" | tee "$out/second.txt"
    run compare "$out/first" "$out/second" --threshold 5%
    ;;
  jdk)
    run race "$jar" --jvm-base "$3" --jvm-new "$4" --families helmholtz,matmul,mlp,neuron,product,rosenbrock,sigmoid-chain,softmax,svm \
      --n 1000 --modes primal,hand,reverse,reverse-compiled,forward,vector-forward --budget 45m --out "$2"
    ;;
  *) sed -n '2,13p' "$0"; exit 2 ;;
esac
