import { ASCII_PLY, ASCII_STL, BINARY_PLY, dicomOf, OBJ, stlOf } from './other-files';
import { row, type Sample } from './sample';

const [BROKEN, TWO, REFUSED, TEXT] = ['file-broken', 'file-two-in-one', 'file-kind-refused', 'text/plain'];

/** What devices write, and plain texts. */
export const devices = (): Sample[] => [...dicoms(), ...models(), ...texts()];

function dicoms(): Sample[] {
  const program = Buffer.alloc(128);
  program.write('MZ');
  return [
    row('a DICOM file', 'a.dcm', dicomOf(), 'application/dicom', 'application/dicom'),
    row('a DICOM file with a number for a name', '1.2.840.113619.2', dicomOf(), 'application/dicom'),
    row('a DICOM file that is a program as well', 'a.dcm', dicomOf(program), TWO),
    row('a DICOM file without its head', 'a.dcm', Buffer.concat([Buffer.alloc(128), Buffer.from('DICMxx')]), BROKEN),
  ];
}

function models(): Sample[] {
  const triangles = stlOf(20);
  return [
    row('an STL in bytes', 'jaw.stl', triangles, 'model/stl', 'model/stl'),
    row('an STL in bytes that begins like lines', 'jaw.stl', stlOf(20, 'solid'), 'model/stl'),
    row('an STL in lines', 'jaw.stl', Buffer.from(ASCII_STL), 'model/stl'),
    row('an STL with more behind it', 'jaw.stl', Buffer.concat([triangles, Buffer.from('more')]), BROKEN),
    row('an STL that is a program as well', 'jaw.stl', stlOf(20, 'MZ'), TWO),
    row('half an STL in lines', 'jaw.stl', Buffer.from(ASCII_STL.slice(0, 90)), BROKEN),
    row('an STL in lines with a tag', 'jaw.stl', Buffer.from(ASCII_STL.replace('vertex 0', '<a onclick=1> 0')), TWO),
    row('a PLY in lines', 'jaw.ply', Buffer.from(ASCII_PLY), 'model/ply'),
    row('a PLY in bytes', 'jaw.ply', BINARY_PLY, 'model/ply', 'application/ply'),
    row('half a PLY in bytes', 'jaw.ply', BINARY_PLY.subarray(0, -20), BROKEN),
    row('an OBJ', 'jaw.obj', Buffer.from(OBJ), 'model/obj'),
    row('an OBJ that is a list of commands', 'jaw.obj', Buffer.from('v 0 0 0\nrm -rf /\n'), BROKEN),
  ];
}

function texts(): Sample[] {
  const text = (says: string, content: string | Buffer, answer: string): Sample =>
    row(says, 'note.txt', Buffer.from(content), answer, TEXT);
  return [
    text('a text', 'Pain since Monday, BP 120 < 140.\n', TEXT),
    text('a text in Sinhala and Tamil', 'දත් වේදනාව\nபல் வலி\n', TEXT),
    text('a text with a mark of byte order', '\ufeffPain since Monday', TEXT),
    text('a text that is a page', '<p onclick=alert(1)>hello', REFUSED),
    text('a text in an old encoding', Buffer.from([0x70, 0xe9, 0x72]), REFUSED),
    text('a text with a bell in it', 'ding\u0007', BROKEN),
    text('a text of two megabytes', 'x'.repeat(2_000_000), REFUSED),
    text('a text that a shell would run', '#!/bin/sh\nrm -rf /', REFUSED),
  ];
}
