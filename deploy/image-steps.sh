#!/bin/sh
# The build of the image without an engine: the same commands in an empty folder, then the compiled program is asked
# for its help with production packages alone, and answers to a record. usage: deploy/image-steps.sh [FOLDER]
set -eu
from=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$from"
git ls-files -z | grep -zvE '^test/' | xargs -0 cp --parents -t "$work"
cd "$work"
npm ci
npm run build
npm prune --omit=dev --omit=optional
rm -rf test
# The image has this Node; elsewhere the one that npm brought to the working copy stands in for it.
node=node
for brought in "$from"/node_modules/node-linux-*/bin/node; do
  if [ -x "$brought" ]; then node=$brought; fi
done
ONRECORD_DATABASE="$work/record.db" "$node" dist/cli/main.js --help >/dev/null
ONRECORD_DATABASE="$work/record.db" "$node" dist/cli/main.js claims
du -sh node_modules dist
echo "the image's steps work"
