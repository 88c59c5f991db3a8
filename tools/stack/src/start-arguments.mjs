import util from 'node:util';

export const START_USAGE = `npm start -- [options]

  --port N     port of the gateway (default PORT or 3000; the next free one when taken)
  --no-demo    make no first video
  --demo       make one even when it costs: with your own Kling keys none is made otherwise
  --reset      forget database, messages and stored files first`;

/** Port number in a text; anything else is an error that names where it came from. */
export function parsePort(text, origin) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new Error(`${origin} must be a port number between 1 and 65535, not "${text}"`);
  return port;
}

/** @returns {{help: boolean, port?: number, demo?: boolean, reset: boolean}} `demo` undefined means: where it costs nothing */
export function parseStartArguments(args, environment) {
  const { values } = util.parseArgs({
    args,
    options: { port: { type: 'string' }, demo: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, reset: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.demo && values['no-demo']) throw new Error('--demo and --no-demo exclude each other');
  const portText = values.port ?? environment.PORT;
  return {
    help: values.help ?? false,
    port: portText ? parsePort(portText, values.port ? '--port' : 'PORT') : undefined,
    demo: values['no-demo'] ? false : values.demo,
    reset: values.reset ?? false,
  };
}
