// Puts a gzip and a Brotli copy beside each asset that gains from it; the server picks one by Accept-Encoding.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const assets = new URL('../dist/assets/', import.meta.url);

for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
  const file = new URL(name, assets);
  const bytes = readFileSync(file);
  writeFileSync(new URL(`${name}.gz`, assets), gzipSync(bytes, { level: 9 }));
  writeFileSync(new URL(`${name}.br`, assets), brotliCompressSync(bytes));
}
