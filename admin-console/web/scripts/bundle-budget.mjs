// Fails the build when what a browser must load first, or any chunk it may load later, outgrows its budget.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';

const KIB = 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const size = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

function initialFiles(key, seen = new Set()) {
  if (seen.has(key)) {
    return [];
  }
  seen.add(key);
  const chunk = manifest[key];
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.imports ?? []).flatMap((next) => initialFiles(next, seen)),
  ];
}

const initial = new Set(initialFiles('index.html'));
const sum = (extension) =>
  [...initial].filter((file) => file.endsWith(extension)).reduce((total, file) => total + size(file), 0);
const lazy = readdirSync(new URL('assets/', dist))
  .map((name) => `assets/${name}`)
  .filter((file) => file.endsWith('.js') && !initial.has(file));

const checks = [
  { what: 'initial JS', bytes: sum('.js'), budget: 290 * KIB },
  { what: 'initial CSS', bytes: sum('.css'), budget: 40 * KIB },
  ...lazy.map((file) => ({
    what: basename(file),
    bytes: size(file),
    budget: (basename(file).startsWith('ThroughputChart') ? 125 : 60) * KIB,
  })),
];

let failed = false;
for (const { what, bytes, budget } of checks) {
  const over = bytes > budget;
  failed ||= over;
  console.log(
    `${over ? 'OVER ' : 'ok   '} ${what}: ${(bytes / KIB).toFixed(1)} KiB gzip of ${budget / KIB} KiB`,
  );
}
if (failed) {
  console.error('The bundle is over budget: load less at first, or split a route.');
  process.exit(1);
}
