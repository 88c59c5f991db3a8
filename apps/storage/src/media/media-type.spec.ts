import { sniffMediaType } from './media-type.ts';

const PNG = '89504e470d0a1a0a0000000d494844520000028000000280';
const text = (words: string) => Buffer.from(words.padEnd(32, ' '), 'latin1');
const box = (size: number, words: string) => Buffer.concat([Buffer.from([size >>> 24, size >>> 16, size >>> 8, size]), text(words)]);

test.each<[string, Buffer, string | undefined]>([
  ['a PNG', Buffer.from(PNG, 'hex'), 'image/png'],
  ['a JPEG', Buffer.concat([Buffer.from('ffd8ffe00010', 'hex'), text('JFIF')]), 'image/jpeg'],
  ['an MP4', box(32, 'ftypisom'), 'video/mp4'],
  ['a QuickTime film', box(20, 'ftypqt  '), 'video/quicktime'],
  ['a JPEG that poses as an MP4', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), text('ftypisom')]), undefined],
  ['a file type box without end', box(0x7fffffff, 'ftypisom'), undefined],
  ['a PNG without its header', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), text('tEXt')]), undefined],
  ['a GIF', text('GIF89a'), undefined],
  ['WebM', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), text('webm')]), undefined],
  ['a playlist', text('#EXTM3U\n#EXT-X-VERSION:3'), undefined],
  ['a page', text('<!doctype html><html>'), undefined],
  ['a vector graphic', text('<svg xmlns="http://www.w3.org/2000/svg">'), undefined],
  ['almost nothing', Buffer.from('ffd8ff', 'hex'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s is %s', (_what, beginning, type) => {
  expect(sniffMediaType(beginning)).toBe(type);
});
