import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The ffmpeg to render with: `FFMPEG_PATH`, else the first `ffmpeg` in `PATH`; undefined when there is none or when
 * `SIM_FFMPEG=off` asks for ready-made clips.
 */
export function findFfmpeg(env: NodeJS.ProcessEnv): string | undefined {
  if (env['SIM_FFMPEG'] === 'off') return undefined;
  const inPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, 'ffmpeg'));
  return [env['FFMPEG_PATH'] ?? '', ...inPath].find(isExecutable);
}

function isExecutable(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
