import { damaged } from './corpus-damaged';
import { devices } from './corpus-devices';
import { images } from './corpus-images';
import { pdfs } from './corpus-pdfs';
import { refused } from './corpus-refused';
import type { Sample } from './sample';

/** Every kind of file people send a clinic, honest and hostile, made by code; the bombs stand apart. */
export const corpus = async (): Promise<Sample[]> => [
  ...(await images()),
  ...(await damaged()),
  ...pdfs(),
  ...devices(),
  ...(await refused()),
];
