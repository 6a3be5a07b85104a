// Writes the types of the services' OpenAPI documents to src/shared/api/generated.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = new URL('../openapi/', import.meta.url);
const target = new URL('../src/shared/api/generated/', import.meta.url);

await mkdir(target, { recursive: true });
for (const file of (await readdir(documents)).filter((name) => name.endsWith('.json'))) {
  const types = await openapiTS(new URL(file, documents));
  await writeFile(new URL(file.replace('.json', '.ts'), target), astToString(types));
}
