/** From the glow in the middle to the dark at the rim. */
export type Palette = readonly [string, string, string, string];

/** A dozen moods; the prompt's hash picks one, so that clips of different prompts look different. */
export const PALETTES: readonly Palette[] = [
  ['ffe3b0', 'f2a65a', 'b4536a', '1f2a4d'], // sunrise over water
  ['fff1d0', '7fc8c2', '2f6f8f', '0f2440'], // misty lake
  ['f9d5e5', 'c779d0', '6a4fb0', '1b1444'], // dusk
  ['e8f8d0', '8fcf7a', '2f7d5b', '0c2a2a'], // forest light
  ['fff4c2', 'ffb347', 'e2603c', '3a0f1f'], // desert
  ['dff6ff', '7ab8f5', '3a6fd8', '0b1b4a'], // winter sky
  ['ffe0d8', 'ff8f80', 'c2416b', '2a0e3a'], // coral
  ['f4f0ff', 'a7a3f0', '5560c0', '12163a'], // moonlight
  ['fffbe0', 'd9d36a', '7a9a3a', '1d2b16'], // meadow
  ['e0fff6', '6fe0c0', '1f9a9a', '07283a'], // northern lights
  ['ffeedd', 'd9a57a', '8a5a4a', '241816'], // candle light
  ['ffd9f0', 'ff7ac0', '8a3ad8', '140a3a'], // neon
];
