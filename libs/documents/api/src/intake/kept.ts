import { cleanName } from './clean-name';
import { readDicom } from './dicom';
import { FileBytes } from './file-bytes';
import { isImage, ruleOf, type Format, type ImageFormat } from './formats';
import { readGif } from './images/gif';
import type { ImageFacts } from './images/image-facts';
import { readJpeg } from './images/jpeg';
import { readPng } from './images/png';
import { remake } from './images/remake';
import { readTiff } from './images/tiff';
import { readWebp } from './images/webp';
import type { FileSource, Inspected } from './inspected';
import { readObj, readPly, readStl } from './models';
import { readPdf } from './pdf/pdf';
import type { Arrived, PrivateRoom } from './private-files';
import { readText } from './texts';

type Kept = Omit<Inspected, 'dispose' | 'arrived'>;
type Document = Exclude<Format, ImageFormat>;

const IMAGES: Record<ImageFormat, (bytes: FileBytes) => Promise<ImageFacts>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  tiff: readTiff,
  gif: readGif,
};

const DOCUMENTS: Record<Document, (bytes: FileBytes) => Promise<{ pages: number } | void>> = {
  pdf: readPdf,
  dicom: readDicom,
  stl: readStl,
  ply: readPly,
  obj: readObj,
  text: readText,
};

/** What is kept of a file of this format: an image made anew, all else as it came, read to its end. */
export function keptOf(arrived: Arrived, format: Format, source: FileSource, room: PrivateRoom): Promise<Kept> {
  return isImage(format) ? image(arrived, format, source, room) : document(arrived, format, source);
}

async function image(arrived: Arrived, format: ImageFormat, { name }: FileSource, room: PrivateRoom): Promise<Kept> {
  const facts = await FileBytes.of(arrived.path, IMAGES[format]);
  const to = await room.blank('kept');
  const made = await remake(arrived.path, to, facts);
  const { extensions, types } = ruleOf(made.format);
  const { proposedType, width, height, dotsPerInch, thumbnail } = made;
  return {
    mediaType: types[0],
    extension: extensions[0],
    kind: 'IMAGE',
    proposedType,
    name: cleanName(name, extensions[0]),
    disposition: 'inline',
    width,
    height,
    ...(dotsPerInch && { dotsPerInch }),
    main: await room.keep(to),
    thumbnail,
  };
}

async function document(arrived: Arrived, format: Document, { name }: FileSource): Promise<Kept> {
  const { kind, extensions, types, proposes, disposition } = ruleOf(format);
  const facts = await FileBytes.of(arrived.path, DOCUMENTS[format]);
  const { open, bytes, sha256 } = arrived;
  return {
    mediaType: types[0],
    extension: extensions[0],
    kind,
    proposedType: proposes,
    name: cleanName(name, extensions[0]),
    disposition,
    ...facts,
    main: { open, bytes, sha256 },
  };
}
