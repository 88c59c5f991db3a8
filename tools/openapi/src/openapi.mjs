// `npm run openapi` writes the OpenAPI document and the client's types; with `--check` it says whether the
// checked-in ones are stale, and ends with 1. Needs a finished build of the gateway.
import { openApiDocument } from '@kp/gateway/openapi';
import openapiTS, { astToString } from 'openapi-typescript';
import fs from 'node:fs';
import process from 'node:process';

const CLIENT = new URL('../../../libs/client/', import.meta.url);
const HEADER = '// Written by `npm run openapi` from openapi.json. Do not edit.\n';

/** Content by file, relative to the client's folder. */
async function generated() {
  const document = openApiDocument();
  return { 'openapi.json': `${JSON.stringify(document, null, 2)}\n`, 'src/schema.ts': HEADER + astToString(await openapiTS(JSON.stringify(document))) };
}

const isCheck = process.argv.includes('--check');
const stale = [];
for (const [name, content] of Object.entries(await generated())) {
  const file = new URL(name, CLIENT);
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === content) continue;
  stale.push(`libs/client/${name}`);
  if (!isCheck) fs.writeFileSync(file, content);
}
if (stale.length === 0) console.log('The OpenAPI document and the client’s types are up to date.');
else if (!isCheck) console.log(`Written: ${stale.join(', ')}`);
else {
  console.error(`The public contract has changed: ${stale.join(' and ')} differ from the gateway. Run \`npm run openapi\` and look at the difference.`);
  process.exit(1);
}
