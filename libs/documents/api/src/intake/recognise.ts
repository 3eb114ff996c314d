import { fileTypeFromBuffer } from 'file-type';
import { extensionOf } from './clean-name';
import type { FileBytes } from './file-bytes';
import { ruleOf, type Format } from './formats';
import { isBinaryStl } from './models';
import type { FileSource } from './inspected';
import { FileKindRefused, FileKindsDisagree, FileTwoInOne, HeicRefused } from './intake-errors';

const HEAD = 4_100;
const MARKUP = /<\s*(!doctype|html|head|body|script|iframe|svg|object|embed|\?php)\b/i;
/** What begins like these has no name file-type would know, and deserves one. */
const PAGES: [string, RegExp][] = [
  ['an SVG drawing', /^[\s\ufeffï»¿]*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg/i],
  ['an HTML page', /^[\sï»¿]*(<!--[\s\S]*?-->\s*)?<(!doctype html|html|head|body|script|iframe|title|h1|table|div)/i],
  ['an XML file', /^[\sï»¿]*<\?xml/i],
  ['a saved page or a mail', /^(mime-version|from|subject|content-type|date):/i],
  ['a bitmap (BMP)', /^BM[\s\S]{4}\0\0\0\0/],
];
const UNDECLARED = ['', 'application/octet-stream', 'binary/octet-stream', 'application/x-unknown'];

const MAGIC: [Format, (head: Buffer) => boolean][] = [
  ['jpeg', (head) => head.toString('hex', 0, 3) === 'ffd8ff'],
  ['png', (head) => head.toString('hex', 0, 8) === '89504e470d0a1a0a'],
  ['webp', (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'],
  ['tiff', (head) => ['49492a00', '4d4d002a'].includes(head.toString('hex', 0, 4))],
  ['gif', (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6))],
  ['pdf', (head) => /^%PDF-[12]\.\d/.test(head.toString('latin1', 0, 8))],
  ['dicom', (head) => head.toString('latin1', 128, 132) === 'DICM'],
  ['ply', (head) => /^ply\r?\nformat /.test(head.toString('latin1', 0, 12))],
];

/** What the content is, and that the name and the declared type say nothing else. */
export async function recognise(bytes: FileBytes, { name, declaredType }: FileSource): Promise<Format> {
  const head = await bytes.head(HEAD);
  const extension = extensionOf(name);
  const format = MAGIC.find(([, is]) => is(head))?.[0] ?? (await byExtension(bytes, head, extension));
  requireAgreement(format, extension, declaredType);
  // Browsers of old, and programs that look for a tag wherever it is, would see a page in it.
  if (MARKUP.test(head.toString('latin1'))) throw new FileTwoInOne();
  await requireNoArchive(bytes);
  return format;
}

/** What begins with nothing of its own is what its name says, or nothing the clinic keeps. */
async function byExtension(bytes: FileBytes, head: Buffer, extension: string | null): Promise<Format> {
  const found = await fileTypeFromBuffer(head);
  if (found && /^image\/hei[cf]/.test(found.mime)) throw new HeicRefused();
  if (extension === 'stl' && (await isBinaryStl(bytes))) return 'stl';
  const page = PAGES.find(([, is]) => is.test(head.toString('latin1')))?.[0];
  if (page || (found && found.mime !== 'model/stl')) throw new FileKindRefused(page ?? nameOf(found?.ext ?? ''));
  if (extension === 'stl' || extension === 'obj') return extension;
  if (extension === 'txt') return 'text';
  throw new FileKindRefused();
}

function requireAgreement(format: Format, extension: string | null, declaredType: string | null): void {
  const { says, extensions, types } = ruleOf(format);
  if (extension && !extensions.includes(extension)) throw new FileKindsDisagree(says, `.${extension}`);
  const declared = (declaredType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!UNDECLARED.includes(declared) && !types.includes(declared)) {
    throw new FileKindsDisagree(says, /^[\w.+-]+\/[\w.+-]+$/.test(declared) ? declared : 'something else');
  }
}

const nameOf = (extension: string) => `${/^[aeimx]/.test(extension) ? 'an' : 'a'} ${extension.toUpperCase()} file`;

/** The end of a ZIP archive, wherever in its last 64 KB a reader would look for it: JAR, DOCX, APK and all the others. */
async function requireNoArchive(bytes: FileBytes): Promise<void> {
  const tail = await bytes.tail(65_557);
  for (let at = tail.indexOf('PK\x05\x06'); at >= 0; at = tail.indexOf('PK\x05\x06', at + 1)) {
    const isWhole = at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length;
    if (isWhole) throw new FileTwoInOne();
  }
}
