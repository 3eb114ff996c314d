import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Beside every text of a folder, its brotli (`.br`) and gzip (`.gz`): made once, so that nobody waits for it at a request. */
const TEXTS = /\.(js|css|html|svg|json|map|txt|webmanifest)$/;
/** Smaller ones gain nothing. */
const LEAST = 1_024;

const [folder] = process.argv.slice(2);
let [plain, small] = [0, 0];
for (const name of readdirSync(folder, { recursive: true })) {
  const file = join(folder, name);
  if (!TEXTS.test(name) || !statSync(file).isFile() || statSync(file).size < LEAST) continue;
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  plain += bytes.length;
  small += brotli.length;
}
process.stdout.write(`${(plain / 1e6).toFixed(2)} MB of text, ${(small / 1e6).toFixed(2)} MB with brotli\n`);
