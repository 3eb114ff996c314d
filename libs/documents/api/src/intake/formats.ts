import type { FileKind, ProposedType } from './inspected';

interface FormatRule {
  /** In a sentence: “The content is …”. */
  says: string;
  kind: FileKind;
  /** The first is what a label gets that had none. */
  extensions: [string, ...string[]];
  /** Media types senders declare for it; the first is ours. */
  types: [string, ...string[]];
  /** What documents of this format mostly are; of images the pixels say more. */
  proposes: ProposedType;
  disposition: 'inline' | 'attachment';
}

/** What comes in, and under which names. Everything else stays out. */
export const FORMATS = {
  jpeg: {
    says: 'a JPEG image',
    kind: 'IMAGE',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    types: ['image/jpeg', 'image/jpg', 'image/pjpeg'],
    proposes: 'PHOTO',
    disposition: 'inline',
  },
  png: {
    says: 'a PNG image',
    kind: 'IMAGE',
    extensions: ['png'],
    types: ['image/png', 'image/x-png'],
    proposes: 'PHOTO',
    disposition: 'inline',
  },
  webp: {
    says: 'a WebP image',
    kind: 'IMAGE',
    extensions: ['webp'],
    types: ['image/webp'],
    proposes: 'PHOTO',
    disposition: 'inline',
  },
  tiff: {
    says: 'a TIFF image',
    kind: 'IMAGE',
    extensions: ['tif', 'tiff'],
    types: ['image/tiff', 'image/tif', 'image/x-tiff'],
    proposes: 'RADIOGRAPH',
    disposition: 'inline',
  },
  gif: {
    says: 'a GIF image',
    kind: 'IMAGE',
    extensions: ['gif'],
    types: ['image/gif'],
    proposes: 'PHOTO',
    disposition: 'inline',
  },
  pdf: {
    says: 'a PDF',
    kind: 'PDF',
    extensions: ['pdf'],
    types: ['application/pdf', 'application/x-pdf'],
    proposes: 'SCAN',
    disposition: 'inline',
  },
  dicom: {
    says: 'a DICOM file',
    kind: 'DICOM',
    extensions: ['dcm', 'dicom', 'dic'],
    types: ['application/dicom', 'image/dicom', 'image/x-dicom'],
    proposes: 'RADIOGRAPH',
    disposition: 'attachment',
  },
  stl: {
    says: 'an STL scan',
    kind: 'MODEL',
    extensions: ['stl'],
    types: ['model/stl', 'application/sla', 'application/vnd.ms-pki.stl', 'model/x.stl-binary', 'model/x.stl-ascii'],
    proposes: 'SCAN',
    disposition: 'attachment',
  },
  ply: {
    says: 'a PLY scan',
    kind: 'MODEL',
    extensions: ['ply'],
    types: ['model/ply', 'application/ply', 'text/plain'],
    proposes: 'SCAN',
    disposition: 'attachment',
  },
  obj: {
    says: 'an OBJ scan',
    kind: 'MODEL',
    extensions: ['obj'],
    types: ['model/obj', 'application/object', 'application/x-tgif', 'text/plain'],
    proposes: 'SCAN',
    disposition: 'attachment',
  },
  text: {
    says: 'a plain text',
    kind: 'TEXT',
    extensions: ['txt'],
    types: ['text/plain'],
    proposes: 'NOTE',
    disposition: 'attachment',
  },
} as const satisfies Record<string, FormatRule>;

export type Format = keyof typeof FORMATS;
export type ImageFormat = { [F in Format]: (typeof FORMATS)[F]['kind'] extends 'IMAGE' ? F : never }[Format];

export const ruleOf = (format: Format): FormatRule => FORMATS[format];

export const isImage = (format: Format): format is ImageFormat => FORMATS[format].kind === 'IMAGE';
