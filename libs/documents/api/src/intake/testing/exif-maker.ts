/** One entry of an EXIF directory. A number is a place filled in later: that of another directory. */
type Value = { text: string } | { rationals: [number, number][] } | { bytes: Buffer } | { directory: Entries };
export type Entries = Record<number, Value>;

const [ASCII, LONG, RATIONAL, UNDEFINED] = [2, 4, 5, 7];

/** A TIFF structure with these entries and no picture: what stands in the EXIF part of any image. */
export function exifOf(entries: Entries): Buffer {
  const head = Buffer.from('49492a0008000000', 'hex');
  return Buffer.concat([head, directory(entries, 8)]);
}

/** The directory as it stands at `at`, its values behind it. */
function directory(entries: Entries, at: number): Buffer {
  const tags = Object.entries(entries).map(([tag, value]) => ({ tag: Number(tag), value }));
  const list = Buffer.alloc(2 + tags.length * 12 + 4);
  list.writeUInt16LE(tags.length);
  const behind: Buffer[] = [];
  let end = at + list.length;
  tags.forEach(({ tag, value }, index) => {
    const { type, count, data } = encoded(value, end);
    const place = 2 + index * 12;
    list.writeUInt16LE(tag, place);
    list.writeUInt16LE(type, place + 2);
    list.writeUInt32LE(count, place + 4);
    if (type !== LONG && data.length <= 4) return void data.copy(list, place + 8);
    list.writeUInt32LE(end, place + 8);
    behind.push(data);
    end += data.length;
  });
  return Buffer.concat([list, ...behind]);
}

function encoded(value: Value, at: number): { type: number; count: number; data: Buffer } {
  if ('text' in value) {
    const data = Buffer.from(`${value.text}\0`);
    return { type: ASCII, count: data.length, data };
  }
  if ('bytes' in value) return { type: UNDEFINED, count: value.bytes.length, data: value.bytes };
  if ('directory' in value) return { type: LONG, count: 1, data: directory(value.directory, at) };
  const data = Buffer.alloc(value.rationals.length * 8);
  value.rationals.forEach(([over, under], index) => {
    data.writeUInt32LE(over, index * 8);
    data.writeUInt32LE(under, index * 8 + 4);
  });
  return { type: RATIONAL, count: value.rationals.length, data };
}

/** Words that must not be found in anything that is kept. */
export const CANARIES = {
  owner: 'Owner-Nimali-Canary',
  serial: 'Serial-4711-Canary',
  place: 'Place-Kandy-Canary',
  note: 'Note-Of-The-Maker-Canary',
};

const COLOMBO: [number, number][] = [
  [6, 1],
  [55, 1],
  [3812, 100],
];

/** What a telephone writes about where, with what and by whom: GPS, owner, serial numbers, the maker's own notes. */
export const telling: Entries = {
  0x010f: { text: 'Canary Cameras' },
  0x013b: { text: CANARIES.owner },
  0x8298: { text: CANARIES.owner },
  0x8769: {
    directory: {
      0x9003: { text: '2026:11:22 09:30:00' },
      0x927c: { bytes: Buffer.from(`MAKER\0${CANARIES.note}`) },
      0x9286: { bytes: Buffer.from(`ASCII\0\0\0${CANARIES.place}`) },
      0xa430: { text: CANARIES.owner },
      0xa431: { text: CANARIES.serial },
      0xa435: { text: CANARIES.serial },
    },
  },
  0x8825: {
    directory: {
      0x0001: { text: 'N' },
      0x0002: { rationals: COLOMBO },
      0x0003: { text: 'E' },
      0x0004: { rationals: COLOMBO },
      0x001c: { bytes: Buffer.from(`ASCII\0\0\0${CANARIES.place}`) },
    },
  },
};

/** The same as XMP tells it. */
export const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/"
 exif:GPSLatitude="6,55.63N" exif:GPSLongitude="79,51.7E" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 aux:OwnerName="${CANARIES.owner}" aux:SerialNumber="${CANARIES.serial}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
