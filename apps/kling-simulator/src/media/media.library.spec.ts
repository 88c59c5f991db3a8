import { mkdtemp, readdir, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../simulator.log.ts';
import { probeClip } from './clip.probe.ts';
import { findFfmpeg } from './ffmpeg.finder.ts';
import { renderClip } from './ffmpeg.renderer.ts';
import { createMediaLibrary } from './media.library.ts';
import { clipProfileOf, pictureProfileOf, secondsTextOf, type ClipProfile } from './media.profile.ts';

interface Shape {
  width: number;
  height: number;
  durationSeconds: number;
  frameRate: number;
  hasAudio: boolean;
  prompt: string;
}
const usual: Shape = { width: 1280, height: 720, durationSeconds: 5, frameRate: 24, hasAudio: false, prompt: 'a lake' };
const taskOf = (change: Partial<Shape>) => {
  const { prompt, ...shape } = { ...usual, ...change };
  return { promptText: prompt, profile: { kind: 'video', ...shape } } as const;
};
const profile = (change: Partial<Shape> = {}): ClipProfile => clipProfileOf(taskOf(change));
/** What a record says, as a number to compare files with. */
const recorded = (change: Partial<Shape>): number => Number(secondsTextOf(taskOf(change)));
/** A record is cut to milliseconds. */
const cut = (seconds: number): number => Math.floor(seconds * 1000 + 1e-6) / 1000;

describe('results on disk', () => {
  let clipsDir: string;
  beforeEach(async () => {
    clipsDir = await mkdtemp(join(tmpdir(), 'kling-simulator-clips-spec-'));
  });
  afterEach(() => rm(clipsDir, { recursive: true, force: true }));

  const library = (ffmpegPath?: string) => createMediaLibrary({ clipsDir, ffmpegPath, log: silentLog });
  const clipOf = async (change: Partial<Shape>, ffmpegPath?: string) => probeClip(await (await library(ffmpegPath)).clip(profile(change)));

  describe('ready-made, without ffmpeg', () => {
    it.each([
      [{ durationSeconds: 3 }, 16 / 9],
      [{ width: 720, height: 1280, hasAudio: true }, 9 / 16],
      [{ durationSeconds: 10, width: 720, frameRate: 30 }, 1],
      [{ durationSeconds: 15, hasAudio: true }, 16 / 9],
      [{ durationSeconds: 30, width: 1000 }, 16 / 9],
    ])('cuts %j', async (change, ratio) => {
      const clip = await clipOf(change);
      const { hasAudio, frameRate } = { ...usual, ...change };
      expect(clip).toMatchObject({ codec: 'avc', audioCodec: hasAudio ? 'aac' : null });
      expect(cut(clip.durationSeconds)).toBe(recorded(change));
      expect(clip.frameRate).toBeCloseTo(frameRate, 1);
      expect(clip.width / clip.height).toBeCloseTo(ratio, 2);
    });

    it('makes a clip once for callers at the same time, leaves nothing half-made, and makes a lost one again', async () => {
      const clips = await library();
      const many = await Promise.all(Array.from({ length: 20 }, () => clips.clip(profile())));
      expect(new Set(many).size).toBe(1);
      expect(await readdir(clipsDir)).toHaveLength(1);
      await unlink(many[0] ?? '');
      const again = await Promise.all([clips.clip(profile()), clips.clip(profile())]);
      expect((await readFile(again[0])).length).toBeGreaterThan(1000);
      expect(await readdir(clipsDir)).toHaveLength(1);
    });

    it('is what a broken ffmpeg falls back to', async () => {
      expect(await (await library('/bin/false')).clip(profile())).toContain('ready-made');
    });
  });

  const ffmpegPath = findFfmpeg(process.env);
  const withFfmpeg = ffmpegPath === undefined ? describe.skip : describe;

  withFfmpeg('rendered by ffmpeg', () => {
    it.each([
      { durationSeconds: 3 },
      { width: 720, height: 1280, hasAudio: true },
      { width: 1080, height: 1080, frameRate: 30 },
      { durationSeconds: 10, frameRate: 30, hasAudio: true },
      { durationSeconds: 7, hasAudio: true },
    ])('honours %j', async (change) => {
      const clip = await clipOf(change, ffmpegPath);
      const { width, height, hasAudio, frameRate } = { ...usual, ...change };
      expect(clip).toMatchObject({ codec: 'avc', width, height, audioCodec: hasAudio ? 'aac' : null });
      expect(clip.frameRate).toBeCloseTo(frameRate, 1);
      expect(cut(clip.durationSeconds)).toBe(recorded(change));
      expect(await readdir(clipsDir)).toHaveLength(1);
    });

    it.each(['gradients', 'geq'] as const)('draws with %s, the same bytes each time', async (source) => {
      const [first, second] = [join(clipsDir, 'a.mp4'), join(clipsDir, 'b.mp4')];
      const small = profile({ durationSeconds: 3, width: 320, height: 180, hasAudio: true });
      const signal = new AbortController().signal;
      await renderClip(ffmpegPath ?? '', source, small, first, signal);
      await renderClip(ffmpegPath ?? '', source, small, second, signal);
      expect((await readFile(first)).equals(await readFile(second))).toBe(true);
      expect(await probeClip(first)).toMatchObject({ codec: 'avc', width: 320, height: 180 });
    });

    it('ends a rendering when it is closed', async () => {
      const clips = await library(ffmpegPath);
      const refused = expect(clips.clip(profile({ width: 3840, height: 2160, durationSeconds: 15 }))).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await clips.close();
      await refused;
      expect(await readdir(clipsDir)).toEqual([]);
    });
  });

  it('paints pictures as ordered, each of an order different, the same again', async () => {
    const pictures = await library();
    const order = { promptText: 'a lake', profile: { kind: 'image', count: 2, width: 2048, height: 1152 } } as const;
    const files = await Promise.all([0, 1].map(async (index) => readFile(await pictures.picture(pictureProfileOf(order, index)))));
    for (const file of files) {
      expect(file.subarray(1, 4).toString()).toBe('PNG');
      expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([2048, 1152]);
    }
    expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(false);
    await rm(clipsDir, { recursive: true });
    const again = await readFile(await (await library()).picture(pictureProfileOf(order, 0)));
    expect(again.equals(files[0] ?? Buffer.alloc(0))).toBe(true);
  });

  it('says durations as Kling does', () => {
    expect([3, 5, 10].map((durationSeconds) => secondsTextOf(taskOf({ durationSeconds })))).toEqual(['3.041', '5.041', '10.041']);
    expect(secondsTextOf(taskOf({ frameRate: 30 }))).toBe('5.033');
  });

  it('gives prompts different colours, and the same prompt the same', () => {
    const palettes = Array.from({ length: 100 }, (_, index) => profile({ prompt: `prompt ${index}` }).palette);
    expect(new Set(palettes).size).toBe(12);
    expect(profile().palette).toBe(profile().palette);
  });
});
