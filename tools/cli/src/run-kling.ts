import { CommandError, UsageError, type Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';

const overview = () => ['Usage: kling <command> [options]', '', ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(20)} ${summary}`), '', '`kling <command> --help` explains one.', ''].join('\n');

/** Runs the command that the arguments name. @returns exit code: 0 done, 1 could not be done, 2 wrongly written */
export async function runKling(args: string[], terminal: Terminal): Promise<number> {
  const name = Object.keys(COMMANDS).find((each) => each.split(' ').every((word, index) => args[index] === word));
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!name || !command) {
    const wantsHelp = args.length === 0 || args[0] === '--help' || args[0] === 'help';
    (wantsHelp ? terminal.stdout : terminal.stderr).write(wantsHelp ? overview() : `There is no command "${args.filter((arg) => !arg.startsWith('-')).join(' ')}".\n\n${overview()}`);
    return wantsHelp ? 0 : 2;
  }
  const rest = args.slice(name.split(' ').length);
  if (rest.includes('--help')) {
    terminal.stdout.write(`${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) terminal.stderr.write(`${error.message}\n\n${command.usage}\n`);
    else if (error instanceof CommandError) terminal.stderr.write(`${error.message}\n`);
    else throw error;
    return error instanceof UsageError ? 2 : 1;
  }
}
