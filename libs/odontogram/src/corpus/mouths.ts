import type { FindingDraft } from '../findings/finding';
import { parse } from '../grammar/parse';
import { settle, type ChartState } from '../state/settle';

/** Charts the specs draw, as somebody would type them. */
export const FULL_MOUTH = `
  48 miss:a; 18 ipt:m; 18 x r; 17 od am; 17 m c4; 16 rct d; 16 post:m d; 16 crc p; 14 miss:x; 15-13 br:c e; 12 vn p;
  11 fx "fall, 2026-10-02"; 11 mi co d; 11 m sn; 21 rct:<; 21 ap; 22 crt d; 23 v5 c3; 24 mod inl:m; 25 imt e; 25 crm d;
  26 om c5; 26 rct p; 27 o s d; 28 un; 38 pe; 37 mo co w; 36 mod co p; 36 d c6; 75 rp; 34 aa d; 34 ro:m; 33 i wr2;
  43-33 rt d; 32 ok; 31 tm2; 41 tm1; 42 dr:m; 43 v5 gi d; 44 rr; 44 x p; 45 do am p; 46 miss:c; 46 imt p; 47 ov tf d`;

export const FIXED_APPLIANCE = `
  18,28,38,48 miss:x; 17,27,37,47 ok; 15-25 bk d; 16,26,36,46 bn d; 45-35 bk d; 16-26 wi:.016niti d; 46-36 wi p;
  13,46 el d; 23,36 el p; 15 d tad d; 36 d sp d`;

export const CHILD_OF_NINE = `
  18,28,38,48 nr; 17,15,14,13,23,24,25,27 un; 16,26 o s d; 12 pe; 11,21,22 ok; 55 om gi d; 54 od c5; 54 crs p;
  53,63,65,83,73,75 ok; 52,51,61,62,82,81,71,72 miss:s; 64 crs d; 85 o c4; 84 x; 84 tm2; 74 pt d; 74 crs p; 46 mih;
  42,41,31,32 ok; 47,45,44,43,33,34,35,37 un; 36 o c2`;

/** What the full mouth has no room for. */
export const EVERY_KIND = `
  18-11,21-28 ok; 16 fu1; 17 fu2; 26 fu3; 43 rc4; 33 rc6; 21 rs:i; 22 rs:e; 23 v5 af2; 24 ab; 12 miss:x; 12 sc;
  15,14 miss:x; 16,15,14,13 dt:16,13 e; 46,45 miss; 47,46,45,44 dt:47,44 p; 43-41 spl d; 31-33 spl p;
  42-32,34-37 ok; 38,48 nr`;

/** The drafts of a line; throws what the grammar says against it. */
export function typed(line: string, mode: 'exam' | 'treatment' = 'exam'): readonly FindingDraft[] {
  const result = parse(line, { mode });
  if (!result.ok) throw new Error(`${result.error.message} (${line.slice(result.error.at, result.error.at + 10)})`);
  return result.drafts;
}

export const mouth = (line: string): ChartState<FindingDraft> => settle(line ? typed(line) : []);
