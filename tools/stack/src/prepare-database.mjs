// Creates schemas, roles and tables of all services, and the first workspace, users and API keys. Repeatable.
// Reads its settings as JSON on stdin (they hold secrets, so not as arguments) and prints one JSON line with
// each service's own database URL. Needs a finished build.
import { provision } from '@kp/database';
import { bootstrap } from '@kp/gateway/bootstrap';
import process from 'node:process';
import { text } from 'node:stream/consumers';

const { adminUrl, services, passwords, apiKeyPepper, bootstrap: first } = JSON.parse(await text(process.stdin));
const schemas = await Promise.all(
  services.map(async (name) => ({ name, password: passwords[name], migrations: (await import(`@kp/${name}/migrations`)).migrations })),
);
const databaseUrls = await provision(adminUrl, schemas);
await bootstrap(databaseUrls.gateway, apiKeyPepper, first);
console.log(JSON.stringify({ databaseUrls }));
