import { randomBytes } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimulatorLog } from '../simulator.log.ts';
import { probeClip, type ClipFacts } from './clip.probe.ts';
import type { ClipProfile } from './clip.profile.ts';
import { trimReadyMadeClip } from './clip.trimmer.ts';
import { probeFfmpeg, renderClip, type PictureSource } from './ffmpeg.renderer.ts';

/** Part of every file name: raise it when the pictures change, so that old files are not taken for new ones. */
const EDITION = 1;

export interface Clip extends ClipFacts {
  path: string;
}

export interface ClipLibrary {
  /** The clip for a profile, made once and kept on disk. Callers that ask at the same time wait for the same one. */
  get(profile: ClipProfile): Promise<Clip>;
  /** Ends a rendering in progress. */
  close(): Promise<void>;
}

export interface ClipLibraryOptions {
  clipsDir: string;
  /** Absent, or unfit: ready-made clips are cut instead. */
  ffmpegPath: string | undefined;
  log: SimulatorLog;
}

/** A cache folder of clips, filled on demand by one worker: rendering must not starve the services under test. */
export async function createClipLibrary({ clipsDir, ffmpegPath, log }: ClipLibraryOptions): Promise<ClipLibrary> {
  await mkdir(clipsDir, { recursive: true, mode: 0o700 });
  const stop = new AbortController();
  // Not awaited: asking ffmpeg takes longer than all else at start, and the first clip is needed only later.
  const probing = ffmpegPath === undefined ? Promise.resolve(undefined) : probeFfmpeg(ffmpegPath, stop.signal);
  void probing.then((picture) => log.info('clips', { renderer: picture ?? 'ready-made', clipsDir }));

  const known = new Map<string, Promise<Clip>>();
  let worker: Promise<unknown> = Promise.resolve();

  const make = async (profile: ClipProfile, picture: PictureSource | undefined, temporaryPath: string): Promise<void> => {
    if (ffmpegPath !== undefined && picture !== undefined) {
      try {
        return await renderClip(ffmpegPath, picture, profile, temporaryPath, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) throw error;
        log.warn('rendering failed, using a ready-made clip', { error: error instanceof Error ? error.message : String(error) });
      }
    }
    await trimReadyMadeClip(profile, temporaryPath);
  };

  const findOrMake = async (profile: ClipProfile, picture: PictureSource | undefined, path: string): Promise<Clip> => {
    if (!(await exists(path))) {
      stop.signal.throwIfAborted();
      const temporaryPath = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.part`;
      try {
        await make(profile, picture, temporaryPath);
        // Several simulators may share the folder: a clip appears under its name only when it is whole.
        await rename(temporaryPath, path);
      } finally {
        await rm(temporaryPath, { force: true });
      }
    }
    return { path, ...(await probeClip(path)) };
  };

  const enqueue = (profile: ClipProfile, picture: PictureSource | undefined, path: string): Promise<Clip> => {
    const clip = worker.then(() => findOrMake(profile, picture, path));
    worker = clip.catch(() => undefined);
    known.set(path, clip);
    // A failure is not kept: the next order tries again.
    clip.catch(() => {
      if (known.get(path) === clip) known.delete(path);
    });
    return clip;
  };

  return {
    async get(profile) {
      const picture = await probing;
      const path = join(clipsDir, fileName(profile, picture));
      const clip = known.get(path) ?? enqueue(profile, picture, path);
      const made = await clip;
      if (await exists(made.path)) return made;
      // Temporary folders are cleaned by the system now and then; the clip is made again, once for all who wait.
      if (known.get(path) === clip) known.delete(path);
      return known.get(path) ?? enqueue(profile, picture, path);
    },
    async close() {
      stop.abort();
      await probing;
      await worker;
    },
  };
}

function fileName(profile: ClipProfile, picture: PictureSource | undefined): string {
  const ratio = profile.aspectRatio.replace(':', 'x');
  // A ready-made clip has one size and one palette, whatever was ordered.
  const look = picture === undefined ? 'ready-made' : `${picture}-${profile.width}x${profile.height}-p${profile.palette}`;
  return `v${EDITION}-${look}-${ratio}-${profile.durationSeconds}s.mp4`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
