import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import PostalMime from 'postal-mime';

/** Waits for the newest letter to `reader` whose subject matches; gives its text as the reader sees it. */
export async function letterTo(folder: string, reader: string, subject: RegExp): Promise<string> {
  let found: string | undefined;
  const look = async () => {
    const names = (await readdir(folder)).filter((name) => name.startsWith(`${reader} `)).sort();
    for (const name of names.reverse()) {
      const letter = await PostalMime.parse(await readFile(join(folder, name)));
      if (subject.test(letter.subject ?? '')) return (found = letter.text);
    }
    return undefined;
  };
  await expect.poll(look, { message: `a letter to ${reader} about ${subject}`, timeout: 15_000 }).toBeTruthy();
  return found ?? '';
}
