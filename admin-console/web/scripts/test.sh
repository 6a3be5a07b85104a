#!/usr/bin/env bash
# Runs the unit tests of the web part.
set -euo pipefail
cd "$(dirname "$0")/.."
npm run --silent test
