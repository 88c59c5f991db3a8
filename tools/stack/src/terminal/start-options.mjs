import { parsePort, readArguments } from './command-line.mjs';

const USAGE = `npm start -- [options]

  --port N     port of the gateway (default PORT or 3000; the next free one when taken)
  --no-demo    make no first video
  --demo       make one even when it costs: with your own Kling keys none is made otherwise
  --reset      forget database, messages and stored files first`;

const OPTIONS = { port: { type: 'string' }, demo: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, reset: { type: 'boolean' } };

/**
 * What the user wants from `npm start`.
 * @returns {{port?: number, demo?: boolean, reset: boolean}} `demo` undefined means: where it costs nothing
 */
export function readStartOptions(environment) {
  const { values } = readArguments({ options: OPTIONS, usage: USAGE });
  if (values.demo && values['no-demo']) throw new Error('--demo and --no-demo exclude each other');
  const portText = values.port ?? environment.PORT;
  return {
    port: portText === undefined ? undefined : parsePort(portText, values.port === undefined ? 'PORT' : '--port'),
    demo: values['no-demo'] ? false : values.demo,
    reset: values.reset ?? false,
  };
}
