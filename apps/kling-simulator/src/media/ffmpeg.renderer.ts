import { execFile, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { promisify } from 'node:util';
import { AUDIO_FRAME_SAMPLES, AUDIO_RATE, audioFramesOf } from './audio.track.ts';
import type { ClipProfile } from './media.profile.ts';
import { PALETTES, type Palette } from './palettes.ts';

const run = promisify(execFile);

/** Which picture source this ffmpeg has: `gradients` with its radial type (since 5), else plain arithmetic (`geq`). */
export type PictureSource = 'gradients' | 'geq';

/** The soft picture is drawn small and enlarged: a 4k clip costs little more than encoding it. */
const DRAWN_SHORT_SIDE_PIXELS = 180;

/** What this ffmpeg can do for us; undefined when it has no H.264 encoder or does not run at all. */
export async function probeFfmpeg(ffmpegPath: string, signal: AbortSignal): Promise<PictureSource | undefined> {
  try {
    const encoders = await run(ffmpegPath, ['-hide_banner', '-encoders'], { timeout: 10_000, signal });
    if (!/\blibx264\b/.test(encoders.stdout)) return undefined;
    const gradients = await run(ffmpegPath, ['-hide_banner', '-h', 'filter=gradients'], { timeout: 10_000, signal });
    return /\bradial\b/.test(gradients.stdout) ? 'gradients' : 'geq';
  } catch {
    return undefined;
  }
}

/** Draws a glow that circles through a palette, with a soft chord where sound is ordered, as a fast-start MP4. Same input, same bytes. */
export async function renderClip(ffmpegPath: string, source: PictureSource, profile: ClipProfile, outputPath: string, signal: AbortSignal): Promise<void> {
  const child = spawn(ffmpegPath, renderArguments(source, profile, outputPath), { stdio: ['ignore', 'ignore', 'pipe'], signal });
  let errorOutput = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errorOutput = (errorOutput + chunk).slice(-2000);
  });
  if (child.pid !== undefined) {
    try {
      // Rendering is never urgent; the services under test share this machine.
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // The process has ended already, or the platform forbids it: not worth a clip.
    }
  }
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => (exitCode === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${exitCode}: ${errorOutput.trim()}`))));
  });
}

/** The command line; separate so that both picture sources can be tested with one ffmpeg. */
export function renderArguments(source: PictureSource, profile: ClipProfile, outputPath: string): string[] {
  const scale = DRAWN_SHORT_SIDE_PIXELS / Math.min(profile.width, profile.height);
  const [width, height] = [evenOf(profile.width * scale), evenOf(profile.height * scale)];
  const palette = PALETTES[profile.palette] ?? (PALETTES[0] as Palette);
  const picture = source === 'gradients' ? gradientsFilter(palette, width, height, profile.frameRate) : geqFilter(palette, width, height, profile.frameRate);
  const drawn = `${picture},trim=end_frame=${profile.frames},scale=${profile.width}:${profile.height}:flags=bicubic,setsar=1,format=yuv420p[v]`;
  // Cut to whole AAC frames that end before the picture does, so that the clip is as long as its frames.
  const sound = `aevalsrc='0.05*sin(2*PI*196*t)+0.04*sin(2*PI*247*t)|0.05*sin(2*PI*196*t)+0.04*sin(2*PI*294*t)':s=${AUDIO_RATE},atrim=end_sample=${audioFramesOf(profile) * AUDIO_FRAME_SAMPLES}[a]`;
  const input = ['-v', 'error', '-nostdin', '-y', '-filter_complex', profile.hasAudio ? `${drawn};${sound}` : drawn];
  const tracks = ['-map', '[v]', ...(profile.hasAudio ? ['-map', '[a]', '-c:a', 'aac', '-b:a', '64k', '-flags:a', '+bitexact'] : [])];
  const encoder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '28', '-bf', '0', '-g', String(profile.frameRate), '-threads', '1', '-filter_complex_threads', '1'];
  const container = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart', '-f', 'mp4', outputPath];
  return [...input, ...tracks, ...encoder, ...container];
}

function gradientsFilter(palette: Palette, width: number, height: number, frameRate: number): string {
  // The glow starts left of the middle, so that the filter's rotation carries it around.
  const [x0, y0] = [Math.round(width * 0.32), Math.round(height * 0.5)];
  const reach = Math.round(Math.max(width, height) * 0.85);
  const colours = palette.map((colour, index) => `c${index}=0x${colour}`).join(':');
  return `gradients=s=${width}x${height}:r=${frameRate}:${colours}:nb_colors=4:x0=${x0}:y0=${y0}:x1=${x0 + reach}:y1=${y0}:type=radial:speed=0.02:seed=1`;
}

function geqFilter(palette: Palette, width: number, height: number, frameRate: number): string {
  const [glow, , , rim] = palette;
  const distance = `hypot(X-W*(0.5+0.2*cos(T*0.6))\\,Y-H*(0.5+0.2*sin(T*0.6)))/${(Math.max(width, height) * 0.45).toFixed(1)}`;
  const channel = (index: number): string => {
    const [near, far] = [glow, rim].map((colour) => Number.parseInt(colour.slice(index * 2, index * 2 + 2), 16)) as [number, number];
    return `${far}+(${near - far})*exp(-pow(${distance}\\,2))`;
  };
  return `nullsrc=s=${width}x${height}:r=${frameRate},format=gbrp,geq=r='${channel(0)}':g='${channel(1)}':b='${channel(2)}'`;
}

function evenOf(pixels: number): number {
  return Math.max(2, Math.round(pixels / 2) * 2);
}
