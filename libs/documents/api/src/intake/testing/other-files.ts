import { deflateRawSync, crc32 } from 'node:zlib';

/** A ZIP with one deflated file in it. */
export function zipOf(name: string, content: Buffer, comment = ''): Buffer {
  const data = deflateRawSync(content);
  const own = Buffer.from(name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(own.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, own, data]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, Buffer.alloc(14), own]);
  const end = Buffer.alloc(22 + comment.length);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  end.writeUInt16LE(comment.length, 20);
  end.write(comment, 22, 'latin1');
  return Buffer.concat([local, central, end]);
}

/** A DICOM file as far as its head says so. */
export function dicomOf(preamble: Buffer = Buffer.alloc(128)): Buffer {
  const syntax = Buffer.concat([
    Buffer.from('020010005549', 'hex'),
    Buffer.from([20, 0]),
    Buffer.from('1.2.840.10008.1.2.1\0'),
  ]);
  const head = Buffer.concat([Buffer.from('02000000554c0400', 'hex'), Buffer.from([syntax.length, 0, 0, 0]), syntax]);
  const patient = Buffer.concat([Buffer.from('10001000504e0c00', 'hex'), Buffer.from('Perera^Kamal')]);
  return Buffer.concat([preamble, Buffer.from('DICM'), head, patient]);
}

/** An STL in bytes, of so many triangles. */
export function stlOf(triangles: number, header = 'a scan'): Buffer {
  const file = Buffer.alloc(84 + triangles * 50, 7);
  file.fill(0, 0, 84);
  file.write(header, 0, 'latin1');
  file.writeUInt32LE(triangles, 80);
  return file;
}

export const ASCII_STL = `solid jaw
facet normal 0 0 1
 outer loop
  vertex 0 0 0
  vertex 1 0 0
  vertex 0 1 0
 endloop
endfacet
endsolid jaw
`;

export const OBJ = `# a jaw
mtllib jaw.mtl
o jaw
v 0 0 0
v 1 0 0
v 0 1 0
f 1 2 3
`;

const PLY_HEAD = (format: string) => `ply
format ${format} 1.0
comment a jaw
element vertex 3
property float x
property float y
property float z
element face 1
property list uchar int vertex_indices
end_header
`;
export const ASCII_PLY = `${PLY_HEAD('ascii')}0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n`;
export const BINARY_PLY = Buffer.concat([Buffer.from(PLY_HEAD('binary_little_endian')), Buffer.alloc(36 + 13, 3)]);

/** The head of an ISO file: HEIC, AVIF, MP4 by its brand. */
export const isoOf = (brand: string): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`), Buffer.alloc(200)]);
