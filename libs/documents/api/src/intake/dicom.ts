import { FileBroken, FileTwoInOne } from './intake-errors';
import type { FileBytes } from './file-bytes';

const PREAMBLE = 128;
/** Tag (0002,0000), UL, four bytes: what every DICOM file begins with behind `DICM` (PS3.10, 7.1). */
const GROUP_LENGTH = '02000000554c0400';

/**
 * A DICOM file is kept as it came, with whom it names: it is a document of the device, for programs that read it, and is only
 * downloaded. Its first 128 bytes may hold anything, a program for instance: here they hold nothing.
 */
export async function readDicom(bytes: FileBytes): Promise<void> {
  const head = await bytes.head(PREAMBLE + 16);
  if (head.subarray(0, PREAMBLE).some((octet) => octet !== 0)) throw new FileTwoInOne();
  if (head.toString('hex', 132, 140) !== GROUP_LENGTH || head.length < 144) throw new FileBroken();
  if (144 + head.readUInt32LE(140) >= bytes.size) throw new FileBroken();
}
