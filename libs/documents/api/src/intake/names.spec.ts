import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name';
import { dispositionOf } from './disposition';

describe('the name of a file', () => {
  it.each([
    ['panorama.png', 'panorama.png'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\win.ini', 'win.ini'],
    ['C:\\Users\\Ana\\My Scans\\bitewing left.JPG', 'bitewing left.jpg'],
    ['..%2f..%2fsecret.pdf', 'secret.pdf'],
    ['..%252f..%255csecret.pdf', 'secret.pdf'],
    ['a%00.png', 'a.png'],
    ['photo.jpg\0.exe', 'photo.jpg.exe'],
    ['a\r\nSet-Cookie: x=1\r\n.png', 'aSet-Cookie_ x=1.png'],
    ['invoice\u202egnp.exe', 'invoicegnp.exe'],
    ['\u2066smile\u2069\u200f.jpg', 'smile.jpg'],
    ['a\u{e0041}\ufeff\u00adb.png', 'ab.png'],
    ['CON', '_CON'],
    ['con.png', '_con.png'],
    ['LPT1.tar.gz', '_LPT1.tar.gz'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['', 'file'],
    [' .png', 'png'],
    ['a<b>:"c"|d?*.png', 'a_b___c__d__.png'],
    ['100% sure.pdf', '100% sure.pdf'],
    ['  many   spaces .txt ', 'many spaces.txt'],
    ['දත් එක්ස් කිරණ.png', 'දත් එක්ස් කිරණ.png'],
    ['ශ්‍රී ලංකා.png', 'ශ්‍රී ලංකා.png'],
    ['பல் எக்ஸ்ரே.jpg', 'பல் எக்ஸ்ரே.jpg'],
    ['👩‍⚕️ smile 😁.jpg', '👩‍⚕️ smile 😁.jpg'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    ['\ud800lone.png', 'lone.png'],
    ['1.2.840.113619', '1.2.840.113619'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanName(given)).toBe(kept);
    expect(cleanName(kept), 'what is clean stays').toBe(kept);
  });

  it('takes the extension of what is kept in place of its own', () => {
    expect(cleanName('pan.TIFF', 'png')).toBe('pan.png');
    expect(cleanName('Letter to Dr. Perera', 'pdf')).toBe('Letter to Dr. Perera.pdf');
    expect(cleanName('1.2.840.113619', 'dcm')).toBe('1.2.840.113619.dcm');
    expect(cleanName('', 'png')).toBe('file.png');
  });

  it('is cut between letters, not within one, and keeps its extension', () => {
    const long = cleanName(`${'a'.repeat(300)}.png`);
    expect([long.length, long.endsWith('a.png')]).toEqual([120, true]);
    const family = cleanName(`${'👨‍👩‍👧‍👦'.repeat(300)}.png`);
    expect(Buffer.byteLength(family)).toBeLessThan(256);
    expect(family).toMatch(/^(👨‍👩‍👧‍👦)+\.png$/u);
  });

  it('is never a path, a line of its own, a device or nothing, whatever was typed', () => {
    const letters = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('../', '..\\', '%2f', '\0', '\r\n', '\u202e', 'CON', '.', ' ', '%255c'),
    );
    const typed = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (name) => {
        const clean = cleanName(name);
        expect(clean).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|^\.|[. ]$|^$/u);
        expect(clean).not.toMatch(/\p{Cs}/u);
        expect(clean).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(clean)).toBeLessThan(256);
        expect(cleanName(clean)).toBe(clean);
      }),
      { numRuns: 800 },
    );
  });
});

/** What a browser makes of the header: RFC 8187 where it is there. */
function readBack(header: string): { kind: string; name: string } {
  const [, kind = '', exact = ''] =
    /^(inline|attachment); filename="[^"\\]*"; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(header) ?? [];
  return { kind, name: decodeURIComponent(exact) };
}

describe('the header of a file', () => {
  it('says the name twice: for old programs in plain letters, for others as it is', () => {
    expect(dispositionOf('été "1".pdf', 'inline')).toBe(
      `inline; filename="ete _1_.pdf"; filename*=UTF-8''%C3%A9t%C3%A9%20_1_.pdf`,
    );
    expect(readBack(dispositionOf('ශ්‍රී.png', 'attachment'))).toEqual({ kind: 'attachment', name: 'ශ්‍රී.png' });
  });

  it('is one header of one kind with exactly that name, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('inline', 'attachment'),
        (name, kind) => {
          const header = dispositionOf(name, kind);
          expect(header).toMatch(/^[\x20-\x7e]+$/);
          expect(header.length).toBeLessThan(1_200);
          expect(readBack(header)).toEqual({ kind, name: cleanName(name) });
          expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
        },
      ),
      { numRuns: 500 },
    );
  });
});
