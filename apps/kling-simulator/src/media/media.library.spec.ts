import { mkdtemp, readdir, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../simulator.log.ts';
import { createClipLibrary } from './clip.library.ts';
import { probeClip } from './clip.probe.ts';
import { clipProfileOf, type ClipProfile } from './clip.profile.ts';
import { findFfmpeg } from './ffmpeg.finder.ts';
import { renderClip } from './ffmpeg.renderer.ts';

const profile = (change: object = {}): ClipProfile =>
  clipProfileOf({ prompt: 'a lake', model: 'kling-3.0', durationSeconds: 5, aspectRatio: '16:9', quality: 'std', audio: false, ...change });

describe('clips', () => {
  let clipsDir: string;
  beforeEach(async () => {
    clipsDir = await mkdtemp(join(tmpdir(), 'kling-simulator-clips-spec-'));
  });
  afterEach(() => rm(clipsDir, { recursive: true, force: true }));

  const library = (ffmpegPath?: string) => createClipLibrary({ clipsDir, ffmpegPath, log: silentLog });

  describe('ready-made, without ffmpeg', () => {
    it.each([
      [3, '16:9', 16 / 9],
      [5, '9:16', 9 / 16],
      [10, '1:1', 1],
      [15, '16:9', 16 / 9],
      [15, '9:16', 9 / 16],
      [15, '1:1', 1],
    ])('cuts %i s in %s', async (durationSeconds, aspectRatio, ratio) => {
      const clip = await (await library()).get(profile({ durationSeconds, aspectRatio }));
      expect(clip.codec).toBe('avc');
      expect(Math.abs(clip.durationSeconds - durationSeconds)).toBeLessThan(0.1);
      expect(clip.width / clip.height).toBeCloseTo(ratio, 2);
      expect(await probeClip(clip.path)).toMatchObject({ durationSeconds: clip.durationSeconds });
    });

    it('makes a clip once for callers at the same time, leaves nothing half-made, and makes a lost one again', async () => {
      const clips = await library();
      const many = await Promise.all(Array.from({ length: 20 }, () => clips.get(profile())));
      expect(new Set(many.map((clip) => clip.path)).size).toBe(1);
      expect(await readdir(clipsDir)).toHaveLength(1);
      await unlink(many[0]?.path ?? '');
      const again = await Promise.all([clips.get(profile()), clips.get(profile())]);
      expect((await readFile(again[0].path)).length).toBeGreaterThan(1000);
      expect(await readdir(clipsDir)).toHaveLength(1);
    });

    it('is what a broken ffmpeg falls back to', async () => {
      const clip = await (await library('/bin/false')).get(profile());
      expect(clip.path).toContain('ready-made');
    });
  });

  const ffmpegPath = findFfmpeg(process.env);
  const withFfmpeg = ffmpegPath === undefined ? describe.skip : describe;

  withFfmpeg('rendered by ffmpeg', () => {
    it.each([
      [3, '16:9', 'std', 1280, 720],
      [5, '9:16', 'std', 720, 1280],
      [5, '1:1', 'pro', 1080, 1080],
    ])('%i s, %s, %s: %i x %i', async (durationSeconds, aspectRatio, quality, width, height) => {
      const clip = await (await library(ffmpegPath)).get(profile({ durationSeconds, aspectRatio, quality }));
      expect(clip).toMatchObject({ codec: 'avc', width, height });
      expect(Math.abs(clip.durationSeconds - durationSeconds)).toBeLessThan(0.1);
      expect(await readdir(clipsDir)).toHaveLength(1);
    });

    it.each(['gradients', 'geq'] as const)('draws with %s, the same bytes each time', async (source) => {
      const [first, second] = [join(clipsDir, 'a.mp4'), join(clipsDir, 'b.mp4')];
      const small = { ...profile({ durationSeconds: 3 }), width: 320, height: 180 };
      const signal = new AbortController().signal;
      await renderClip(ffmpegPath ?? '', source, small, first, signal);
      await renderClip(ffmpegPath ?? '', source, small, second, signal);
      expect((await readFile(first)).equals(await readFile(second))).toBe(true);
      expect(await probeClip(first)).toMatchObject({ codec: 'avc', width: 320, height: 180 });
    });

    it('ends a rendering when it is closed', async () => {
      const clips = await library(ffmpegPath);
      const refused = expect(clips.get(profile({ quality: '4k', durationSeconds: 15 }))).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await clips.close();
      await refused;
      expect(await readdir(clipsDir)).toEqual([]);
    });
  });

  it('gives prompts different colours, and the same prompt the same', () => {
    const palettes = Array.from({ length: 100 }, (_, index) => profile({ prompt: `prompt ${index}` }).palette);
    expect(new Set(palettes).size).toBe(12);
    expect(profile().palette).toBe(profile().palette);
  });
});
