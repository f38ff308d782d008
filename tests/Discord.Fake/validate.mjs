// Holds JSON lines { schema, body } from standard input against Discord's published API description; prints one line for each that
// does not fit. Members that the description does not know are faults too, which the package itself would let pass.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('./node_modules/discord-api-spec/build/', import.meta.url);
const source = readFileSync(new URL('discord-api-spec.zod.js', folder), 'utf8');
const strict = new URL('strict.zod.js', folder);
writeFileSync(fileURLToPath(strict), source.replace('let zObject = z.object;', 'let zObject = z.strictObject;'));
const schemas = await import(strict.href);

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { schema, body } = JSON.parse(line);
  const result = schemas[schema].safeParse(body);
  if (!result.success)
    console.log(`${schema}: ${JSON.stringify(result.error.issues)} in ${JSON.stringify(body)}`);
}
