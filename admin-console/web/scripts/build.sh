#!/usr/bin/env bash
# Builds the web part when it is older than its sources. What is current is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

node scripts/check-node.mjs 2>/dev/null || {
  found=$(node --version 2>/dev/null || echo none)
  echo "The console is built with Node 20.19 or newer; found: $found. Install it (Debian: apt-get install nodejs npm) and build again." >&2
  exit 1
}

lock=$(sha256sum package-lock.json | cut -d' ' -f1)
if [ "$(cat node_modules/.installed 2>/dev/null || true)" != "$lock" ]; then
  echo "Installing the web part's packages (npm ci)"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error
  echo "$lock" > node_modules/.installed
fi

newer=$(find src public openapi scripts index.html package.json ./*.ts ./*.mjs tsconfig*.json biome.json \
  -path src/shared/api/generated -prune -o -type f -newer dist/.built -print -quit 2>/dev/null || echo dist)
if [ -f dist/.built ] && [ -z "$newer" ]; then
  echo "The web part is current"
  exit 0
fi
npm run --silent types
npm run --silent check
npm run --silent build
touch dist/.built
