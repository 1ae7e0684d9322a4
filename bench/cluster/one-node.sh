#!/usr/bin/env bash
# Runs sweep.sbatch for real: starts a Slurm of one node on this machine, submits an array of shards, waits for it, merges,
# and compares the cells with those of a sweep that was not divided. As root, on Debian:
#
#   apt-get install --no-install-recommends slurm-wlm munge
#   mvn -q -DskipTests package && bench/cluster/one-node.sh
#
# What it starts it also stops. Options of the sweep can be given; the default measures eight small cells.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export JAR=${JAR:-$here/../target/benchmarks.jar}
shards=${SHARDS_OF_ARRAY:-3}
options=("$@")
if [ ${#options[@]} = 0 ]; then
    options=(--profile smoke --families neuron,product --n 4,10 --modes reverse)
fi
[ -e "$JAR" ] || { echo "$JAR is missing: mvn -q -DskipTests package" >&2; exit 2; }
for tool in munged slurmctld slurmd sbatch squeue; do
    command -v $tool > /dev/null || { echo "$tool is missing: apt-get install --no-install-recommends slurm-wlm munge" >&2; exit 2; }
done

work=$(mktemp -d /tmp/gradcost-slurm.XXXXXX)
chmod 755 "$work"
started=()
stop() {
    for pid in "${started[@]}"; do
        kill "$pid" 2> /dev/null || true
    done
    for pid in "${started[@]}"; do
        wait "$pid" 2> /dev/null || true
    done
}
trap stop EXIT

# The folder of munge's socket is for all, that of its key for munge alone.
mkdir -m 755 "$work/munge"
mkdir -m 700 "$work/key"
mkdir "$work/state" "$work/spool" "$work/run"
(umask 077; head -c 128 /dev/urandom > "$work/key/munge.key")
sed -e "s#@WORK@#$work#; s#@CORES@#$(nproc)#g; s#@PORT@#$((20000 + $$ % 10000))#; s#@NODEPORT@#$((30000 + $$ % 10000))#" \
    "$here/slurm.conf.in" > "$work/slurm.conf"
export SLURM_CONF=$work/slurm.conf

munged --foreground --key-file="$work/key/munge.key" --socket="$work/munge/munge.socket" \
    --pid-file="$work/munge/munged.pid" --log-file="$work/key/munged.log" --seed-file="$work/key/munged.seed" \
    2> "$work/munged.err" &
started+=($!)
for _ in $(seq 50); do
    [ -S "$work/munge/munge.socket" ] && break
    sleep 0.1
done
slurmctld -D -f "$SLURM_CONF" > "$work/slurmctld.out" 2>&1 &
started+=($!)
slurmd -D -N localhost -f "$SLURM_CONF" > "$work/slurmd.out" 2>&1 &
started+=($!)
for _ in $(seq 100); do
    [ "$(sinfo -h -o %t 2> /dev/null)" = idle ] && break
    sleep 0.1
done
sinfo

cd "$work/run"
export RUN=$work/run
job=$(sbatch --parsable --array="1-$shards" --export=ALL "$here/sweep.sbatch" "${options[@]}")
echo "job $job: shards 1 to $shards of sweep ${options[*]}"
while [ -n "$(squeue -h -j "$job" 2> /dev/null)" ]; do
    sleep 1
done

java -jar "$JAR" merge "$RUN"/shard-* --out "$RUN/merged" || { cat "$RUN"/*.log; exit 1; }
java -jar "$JAR" sweep "${options[@]}" --out "$RUN/whole" > "$work/whole.log" 2>&1
cells() {
    cut -d, -f1-7 "$1/summary.csv" | sort
}
if diff <(cells "$RUN/merged") <(cells "$RUN/whole"); then
    echo "The merged run has exactly the $(($(wc -l < "$RUN/whole/summary.csv") - 1)) cells of the undivided one."
    stop
    trap - EXIT
    rm -rf "$work"
else
    echo "The cells differ; all is kept in $work" >&2
    exit 1
fi
