import { randomBytes } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimulatorLog } from '../simulator.log.ts';
import { trimReadyMadeClip } from './clip.trimmer.ts';
import { probeFfmpeg, renderClip, type PictureSource } from './ffmpeg.renderer.ts';
import type { ClipProfile, PictureProfile } from './media.profile.ts';
import { paintPicture } from './png.painter.ts';

/** Part of every file name: raise it when the pictures change, so that old files are not taken for new ones. */
const EDITION = 2;

export interface MediaLibrary {
  /** Path of the clip for a profile, made at the first wish and kept on disk. Callers at the same time wait for the same one. */
  clip(profile: ClipProfile): Promise<string>;
  /** The same for a picture, a PNG. */
  picture(profile: PictureProfile): Promise<string>;
  /** Ends a rendering in progress. */
  close(): Promise<void>;
}

export interface MediaLibraryOptions {
  clipsDir: string;
  /** Absent, or unfit: ready-made clips are cut instead. */
  ffmpegPath: string | undefined;
  log: SimulatorLog;
}

/** A cache folder of results, filled on demand by one worker: rendering must not starve the services under test. */
export async function createMediaLibrary({ clipsDir, ffmpegPath, log }: MediaLibraryOptions): Promise<MediaLibrary> {
  await mkdir(clipsDir, { recursive: true, mode: 0o700 });
  const stop = new AbortController();
  // Not awaited: asking ffmpeg takes longer than all else at start, and the first clip is needed only later.
  const probing = ffmpegPath === undefined ? Promise.resolve(undefined) : probeFfmpeg(ffmpegPath, stop.signal);
  void probing.then((picture) => log.info('clips', { renderer: picture ?? 'ready-made', clipsDir }));

  const underway = new Map<string, Promise<void>>();
  let worker: Promise<unknown> = Promise.resolve();

  const makeClip = async (profile: ClipProfile, source: PictureSource | undefined, temporaryPath: string): Promise<void> => {
    if (ffmpegPath !== undefined && source !== undefined) {
      try {
        return await renderClip(ffmpegPath, source, profile, temporaryPath, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) throw error;
        log.warn('rendering failed, using a ready-made clip', { error: error instanceof Error ? error.message : String(error) });
      }
    }
    await trimReadyMadeClip(profile, temporaryPath);
  };

  const make = async (path: string, fill: (temporaryPath: string) => Promise<void>): Promise<void> => {
    if (await exists(path)) return;
    stop.signal.throwIfAborted();
    const temporaryPath = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.part`;
    try {
      await fill(temporaryPath);
      // Several simulators may share the folder: a file appears under its name only when it is whole.
      await rename(temporaryPath, path);
    } finally {
      await rm(temporaryPath, { force: true });
    }
  };

  /** Temporary folders are cleaned by the system now and then, so the disk is asked each time. */
  const findOrMake = async (name: string, fill: (temporaryPath: string) => Promise<void>): Promise<string> => {
    const path = join(clipsDir, `v${EDITION}-${name}`);
    if (!underway.has(path) && (await exists(path))) return path;
    let making = underway.get(path);
    if (making === undefined) {
      making = worker.then(() => make(path, fill));
      worker = making.catch(() => undefined);
      underway.set(path, making);
      const forget = (): void => void underway.delete(path);
      making.then(forget, forget);
    }
    await making;
    return path;
  };

  return {
    async clip(profile) {
      const source = await probing;
      return findOrMake(clipName(profile, source), (temporaryPath) => makeClip(profile, source, temporaryPath));
    },
    picture: (profile) =>
      findOrMake(`picture-${profile.width}x${profile.height}-p${profile.palette}-${profile.variant}.png`, (temporaryPath) => paintPicture(profile, temporaryPath)),
    async close() {
      stop.abort();
      await probing;
      await worker;
    },
  };
}

function clipName(profile: ClipProfile, source: PictureSource | undefined): string {
  const { width, height, frameRate, frames, hasAudio, palette } = profile;
  // A ready-made clip has its own size and palette, but its ratio is chosen by the order's.
  const look = source === undefined ? 'ready-made' : `${source}-p${palette}`;
  return `${look}-${width}x${height}-${frames}f${frameRate}${hasAudio ? '-sound' : ''}.mp4`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
