import type { LogoType } from '@cuspid/settings/contracts';

/** What the bytes of an image say of it. */
export interface Image {
  contentType: LogoType;
  width: number;
  height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
/** The frame headers of JPEG (ITU T.81, table B.1): C0 to CF but the tables C4, C8 and CC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Type and size of a PNG or JPEG, by its bytes alone; null for anything else. */
export function imageOf(bytes: Buffer): Image | null {
  try {
    if (bytes.subarray(0, PNG.length).equals(PNG)) return png(bytes);
    if (bytes.readUInt16BE(0) === 0xffd8) return jpeg(bytes);
  } catch {
    // Cut short: a length points past the end.
  }
  return null;
}

/** What follows the end of a PNG is nobody's picture. */
function png(bytes: Buffer): Image | null {
  if (!bytes.subarray(-PNG_END.length).equals(PNG_END)) return null;
  return { contentType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function jpeg(bytes: Buffer): Image | null {
  for (let at = 2; bytes.readUInt8(at) === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (!isFrame(bytes.readUInt8(at + 1))) continue;
    return { contentType: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return null;
}
