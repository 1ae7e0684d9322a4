#!/usr/bin/env bash
# Faults that a sweep must survive, on this machine and for real; takes some ten minutes.
#
#   mvn -q -DskipTests package && bench/src/test/sh/faults.sh [KILLS]
#
# SIGKILL at 50 random moments (the seed is printed; SEED=… repeats it); Ctrl-C; a full disk and a folder that cannot be
# written (both in a user namespace, no root needed); forks that die; another JMH run; a clock that is set back (where
# faketime is installed).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
JAR=${JAR:-$here/../../../target/benchmarks.jar}
kills=${1:-50}
SEED=${SEED:-$RANDOM}
RANDOM=$SEED
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
cells=(--profile smoke --families neuron,product --n 4,10 --modes reverse,hand)

sweep() {
    java -Djmh.ignoreLock=true -jar "$JAR" sweep "${cells[@]}" "$@"
}
# The same to be sent a signal: only with &, where it is the process and not a shell around it.
begin() {
    exec java -Djmh.ignoreLock=true -jar "$JAR" sweep "${cells[@]}" "$@"
}
ok() {
    echo "ok      $1"
}
wrong() {
    echo "WRONG   $1"
    failed=1
}
# The identities of the finished cells, each as often as it is there.
cells_of() {
    grep ',passes,' "$1/measurements.csv" | cut -d, -f1-7 | sort
}
same_cells() {
    if diff <(cells_of whole) <(cells_of "$1") > "$1.diff"; then ok "$2"; else wrong "$2: $(cat "$1.diff")"; fi
}

begun=$SECONDS
sweep --out whole > whole.log 2>&1 || wrong "the sweep that nothing disturbs: $(tail -n 1 whole.log)"
takes=$((SECONDS - begun + 1))
echo "$(cells_of whole | wc -l) cells in $takes s; seed $SEED"

# --- SIGKILL at random moments from the start to the usual end, until so many of them have hit a running sweep.
run=1
hits=0
while [ $hits -lt "$kills" ]; do
    again=()
    [ -e "killed-$run/measurements.csv" ] && again=(--resume)
    begin --out "killed-$run" "${again[@]}" > killed.log 2>&1 &
    victim=$!
    sleep "$((RANDOM % takes)).$((RANDOM % 10))$((RANDOM % 10))"
    if kill -KILL "$victim" 2> /dev/null; then
        hits=$((hits + 1))
        wait "$victim" 2> /dev/null
        # Its forks must not go on measuring by themselves.
        for _ in $(seq 100); do
            pgrep -f "gradcost.turn.port" > /dev/null || break
            sleep 0.1
        done
    else
        wait "$victim" || wrong "a resumed sweep: $(tail -n 1 killed.log)"
        same_cells "killed-$run" "run $run, after $hits kills in all"
        run=$((run + 1))
    fi
done
sweep --out "killed-$run" --resume > killed.log 2>&1 || { rm -rf "killed-$run"; sweep --out "killed-$run" > killed.log 2>&1; }
same_cells "killed-$run" "run $run, after $hits kills in all"

# --- Ctrl-C.
begin --out stopped > stopped.log 2>&1 &
victim=$!
until grep -q ',passes,' stopped/measurements.csv 2> /dev/null; do sleep 0.1; done
kill -INT "$victim" 2> /dev/null || kill -TERM "$victim"
sleep 0.5
kill -TERM "$victim" 2> /dev/null # a background process of a script ignores INT
wait "$victim"
if grep -q 'Stopped, .* kept. Continue with: sweep .* --resume' stopped.log; then ok "Ctrl-C"; else wrong "Ctrl-C: $(tail -n 2 stopped.log)"; fi
sweep --out stopped --resume > stopped.log 2>&1
same_cells stopped "the run that was stopped"

# --- A full disk, then room.
export -f sweep
export JAR cells_text="${cells[*]}"
cat > full.sh <<'F'
set -u
mkdir -p disk && mount -t tmpfs -o size=16k tmpfs disk || exit 99
java -Djmh.ignoreLock=true -jar "$JAR" sweep $cells_text --out disk/run > full.log 2>&1
echo $? > full.exit
mount -o remount,size=10m disk
java -Djmh.ignoreLock=true -jar "$JAR" sweep $cells_text --out disk/run --resume > full-again.log 2>&1
echo $? > full-again.exit
cp -r disk/run full
mount -o remount,ro disk
java -Djmh.ignoreLock=true -jar "$JAR" sweep $cells_text --out disk/other > readonly.log 2>&1
echo $? > readonly.exit
umount disk
F
if unshare -rm bash full.sh 2> /dev/null; then
    if [ "$(cat full.exit)" = 2 ] && grep -q 'cannot be written: No space left on device' full.log; then ok "full disk"; else wrong "full disk: exit $(cat full.exit), $(tail -n 1 full.log)"; fi
    [ "$(cat full-again.exit)" = 0 ] || wrong "after a full disk: $(tail -n 1 full-again.log)"
    same_cells full "the run that had no room"
    if [ "$(cat readonly.exit)" = 2 ] && grep -qi 'disk/other: cannot be created: Read-only file system' readonly.log; then ok "a folder that cannot be written"; else wrong "read-only: exit $(cat readonly.exit), $(tail -n 1 readonly.log)"; fi
else
    echo "skipped full disk and read-only folder: no user namespaces here"
fi

# --- Two sweeps into one folder.
begin --out twice > first.log 2>&1 &
first=$!
until [ -e twice/measurements.csv ]; do sleep 0.1; done
sweep --out twice --resume > second.log 2>&1
if [ $? = 2 ] && grep -q 'another command is writing to it' second.log; then ok "two sweeps into one folder"; else wrong "two sweeps into one folder: $(tail -n 1 second.log)"; fi
wait $first
same_cells twice "the first of two sweeps"

# --- Another JMH run.
java -Djava.io.tmpdir="$work" -jar "$JAR" Gradient.primal -f 1 -wi 0 -i 1 -r 8 -p n=10 > jmh.log 2>&1 &
other=$!
until [ -e jmh.lock ]; do sleep 0.1; done
sleep 1
java -Djava.io.tmpdir="$work" -jar "$JAR" sweep "${cells[@]}" --out locked > locked.log 2>&1
if [ $? = 2 ] && grep -q 'another JMH run is in progress' locked.log && [ ! -e locked ]; then ok "another JMH run"; else wrong "another JMH run: $(tail -n 1 locked.log)"; fi
wait $other
sweep --out locked > locked.log 2>&1
same_cells locked "the sweep that gave way to another JMH run"

# --- Forks that die.
javac -nowarn -proc:none -cp "$JAR" -d . "$here/../resources/Doomed.java" 2> /dev/null
java -Djmh.ignoreLock=true -cp "$JAR:." org.gradcost.cli.Main sweep --profile smoke --families doomed,product \
    --n 1,2,3,4 --modes reverse --out doomed > doomed.log 2>&1
if [ $? = 1 ] && [ "$(cells_of doomed | wc -l)" = 12 ] && [ "$(grep -c '^FAILED' doomed.log)" = 4 ] \
    && grep -q '^FAILED.*OutOfMemoryError' doomed.log && grep -q '^FAILED.*its JVM crashed' doomed.log \
    && grep -q '^FAILED.*exit code 7' doomed.log && grep -q '^FAILED.*IllegalStateException' doomed.log; then
    ok "forks that die: $(grep '^FAILED' doomed.log | sed 's/.*): //' | paste -sd ';')"
else
    wrong "forks that die: $(cat doomed.log)"
fi

# --- A clock that is set back by a day in the middle.
if command -v faketime > /dev/null; then
    begin --out clock > clock.log 2>&1 &
    victim=$!
    until grep -q ',passes,' clock/measurements.csv 2> /dev/null; do sleep 0.1; done
    kill -KILL "$victim"
    faketime '1 day ago' java -Djmh.ignoreLock=true -jar "$JAR" sweep "${cells[@]}" --out clock --resume > clock.log 2>&1 \
        || wrong "a clock that is set back: $(tail -n 1 clock.log)"
    same_cells clock "a clock that is set back"
else
    echo "skipped the clock: no faketime here"
fi
exit $failed
