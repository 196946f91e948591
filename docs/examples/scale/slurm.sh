#!/bin/bash
# A site in 16 shards on Slurm. In the portfolio folder, which every node sees:
#
#   carteira assess --write output/shared.assessment
#   array=$(sbatch --parsable slurm.sh)
#   sbatch --dependency=afterok:$array --wrap 'carteira merge output/shards/*-of-16'
#
#SBATCH --job-name=carteira
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=00:30:00
set -euo pipefail

count=${SLURM_ARRAY_TASK_COUNT:-16}
carteira build --quiet --threads "${SLURM_CPUS_PER_TASK:-2}" \
  --assessment output/shared.assessment --shard "$SLURM_ARRAY_TASK_ID/$count"
