import { readdir, readFile } from 'node:fs/promises';
import { ALL_VECTORS } from './all-vectors.ts';
import { jpeg, png } from './pictures.ts';
import { namesField } from './vector.ts';

const refusals = ALL_VECTORS.filter((vector) => vector.verdict === 'refuse');
const light = ALL_VECTORS.filter((vector) => vector.heavy === undefined);

/** How many vectors each create path of the sheet has at least; in the new generation all models of an endpoint together. */
const LEAST: Record<string, number> = {
  '/v1/videos/text2video': 100,
  '/v1/videos/image2video': 90,
  '/v1/videos/omni-video': 80,
  '/v1/videos/multi-image2video': 25,
  '/v1/videos/motion-control': 30,
  '/v1/videos/video-extend': 15,
  '/v1/images/generations': 60,
  '/v1/images/omni-image': 40,
  '/text-to-video': 65,
  '/image-to-video': 75,
  '/omni-video': 80,
  '/motion-control': 35,
};

describe('the vectors', () => {
  it('have unique ids', () => {
    const ids = ALL_VECTORS.map((vector) => vector.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('ask no request twice', () => {
    const requests = new Map<string, string[]>();
    for (const vector of light) {
      const request = `${vector.path} ${JSON.stringify(vector.body)}`;
      requests.set(request, [...(requests.get(request) ?? []), vector.id]);
    }
    expect([...requests.values()].filter((ids) => ids.length > 1)).toEqual([]);
  });

  it('are many, and nearly half of them refusals', () => {
    expect(ALL_VECTORS.length).toBeGreaterThanOrEqual(360);
    expect(refusals.length / ALL_VECTORS.length).toBeGreaterThanOrEqual(0.45);
    expect(refusals.length / ALL_VECTORS.length).toBeLessThanOrEqual(0.65);
  });

  it.each(Object.entries(LEAST))('%s has at least %i, of both kinds', (path, least) => {
    const own = ALL_VECTORS.filter((vector) => vector.path === path || vector.path.startsWith(`${path}/`));
    expect(own.length).toBeGreaterThanOrEqual(least);
    expect(new Set(own.map((vector) => vector.verdict))).toEqual(new Set(['accept', 'refuse']));
  });

  it('leave no path uncounted', () => {
    const counted = Object.keys(LEAST);
    expect(ALL_VECTORS.filter(({ path }) => !counted.some((known) => path === known || path.startsWith(`${known}/`)))).toEqual([]);
  });

  it('name a section and a fact', () => {
    expect(ALL_VECTORS.filter((vector) => !/^§\d+(\.\d+)?$/.test(vector.section)).map((vector) => vector.id)).toEqual([]);
    expect(ALL_VECTORS.filter((vector) => vector.fact.trim().length < 8).map((vector) => vector.id)).toEqual([]);
  });

  it('name the field of a refusal, and none of an acceptance', () => {
    expect(refusals.filter((vector) => !/^[a-z_]+(\.[a-z_]+)?$/.test(vector.field ?? '')).map((vector) => vector.id)).toEqual([]);
    expect(ALL_VECTORS.filter((vector) => vector.verdict === 'accept' && vector.field !== undefined)).toEqual([]);
  });

  it('have bodies that survive JSON', () => {
    for (const vector of light) expect(JSON.parse(JSON.stringify(vector.body))).toEqual(vector.body);
  });

  it('build a heavy body only when it is read', () => {
    const heavy = ALL_VECTORS.filter((vector) => vector.heavy === true);
    expect(heavy.length).toBeGreaterThanOrEqual(4);
    for (const vector of heavy) expect(Object.getOwnPropertyDescriptor(vector, 'body')?.get).toBeInstanceOf(Function);
  });

  it('import nothing but each other', async () => {
    const folder = import.meta.dirname;
    for (const name of (await readdir(folder)).filter((file) => !file.endsWith('.spec.ts'))) {
      const source = await readFile(`${folder}/${name}`, 'utf8');
      const imports = [...source.matchAll(/\bfrom '([^']+)'|\bimport\(/g)].map((found) => found[1] ?? 'import()');
      const own = /^\.\/(vector|contents|pictures|[a-z0-9-]+\.vectors)\.ts$/;
      expect({ name, foreign: imports.filter((from) => !own.test(from)) }).toEqual({ name, foreign: [] });
    }
  });
});

describe('the helpers', () => {
  it('state the size of a picture and pad it to the byte', () => {
    const image = Buffer.from(png(640, 299, { bytes: 5000 }), 'base64');
    expect(image).toHaveLength(5000);
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([640, 299]);
    const photo = Buffer.from(jpeg(300, 1200, { bytes: 4000 }), 'base64');
    expect(photo).toHaveLength(4000);
    expect([photo.subarray(20, 22).toString('hex'), photo.readUInt16BE(27), photo.readUInt16BE(25)]).toEqual(['ffc0', 300, 1200]);
  });

  it('find the field of a refusal, and what lies inside it', () => {
    const vector = { id: 'x', section: '§5.7', fact: 'a fact of its own', path: '/', body: {}, verdict: 'refuse' as const, field: 'image_list', orField: ['sound'] };
    expect(['image_list', 'image_list[0].type', 'image_list.0', 'sound'].every((field) => namesField(vector, field))).toBe(true);
    expect(['image', 'image_list_2', 'soundtrack'].some((field) => namesField(vector, field))).toBe(false);
  });
});
