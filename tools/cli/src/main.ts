import { runKling } from './run-kling.ts';

process.exitCode = await runKling(process.argv.slice(2), { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env });
