import { LAYERS, PROFILE_NAMES, renderTooth, type FindingContent, type ProfileName } from '@cuspid/odontogram';
import { findChromium } from '@cuspid/platform/providers/testing';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * Layers and materials are told apart without colour: the same zone of the same tooth is drawn by a real browser in
 * every layer and material, turned to grey (luminance), and every two pictures are compared point by point.
 * Measured: nearest are glass ionomer planned and referred, which share their level lines and differ by their outline,
 * 0.109 to 0.117 by convention; everything else is farther apart.
 */
const CELL = { width: 291, height: 231, left: 96, top: 71, across: 100, down: 90 };

interface Patch {
  readonly profile: ProfileName;
  readonly layer: FindingContent['layer'];
  readonly kind: string;
  readonly svg: string;
}

const ZONE = { tooth: '36', surfaces: ['occlusal_incisal'] } as const;
const LESIONS = [2, 4, 6].map((severity): FindingContent => ({
  ...ZONE,
  code: 'caries',
  layer: 'condition',
  severity,
}));
const WORK = LAYERS.filter((layer) => layer !== 'condition').flatMap((layer) =>
  (['amalgam', 'composite', 'glass ionomer', 'temporary'] as const).map((material): FindingContent => ({
    ...ZONE,
    code: 'filling',
    layer,
    material,
  })),
);

const PATCHES: readonly Patch[] = PROFILE_NAMES.flatMap((profile) =>
  [...LESIONS, ...WORK].map((finding, i) => ({
    profile,
    layer: finding.layer,
    kind: finding.material ?? `ICDAS ${finding.severity}`,
    svg: renderTooth('36', [finding], { view: 'diagram', theme: 'print', profile, uid: `${profile}-${i}` }),
  })),
);

/** All patches on one sheet, drawn once; the grey points of each, one after the other. */
async function greys(): Promise<Buffer> {
  const cells = PATCHES.map(({ svg }, i) =>
    svg.replace('<svg ', `<svg y="${i * CELL.height}" width="${CELL.width}" height="${CELL.height}" `),
  );
  const height = PATCHES.length * CELL.height;
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${CELL.width}" height="${height}">${cells.join('')}</svg>`;
  const isRoot = process.getuid?.() === 0;
  const executablePath = await findChromium();
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    const drawn: unknown = await page.evaluate(IN_THE_BROWSER(sheet, height));
    return Buffer.from(String(drawn), 'base64');
  } finally {
    await browser.close();
  }
}

/** Text, because the types of a page are no part of a server. */
const IN_THE_BROWSER = (sheet: string, height: number): string => `(async () => {
  const picture = new Image();
  picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(${JSON.stringify(sheet)});
  await picture.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: ${CELL.width}, height: ${height} });
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0);
  let bytes = '';
  for (let i = 0; i < ${PATCHES.length}; i++) {
    const { data } = paper.getImageData(${CELL.left}, ${CELL.top} + i * ${CELL.height}, ${CELL.across}, ${CELL.down});
    for (let at = 0; at < data.length; at += 4) {
      bytes += String.fromCharCode(Math.round(0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2]));
    }
  }
  return btoa(bytes);
})()`;

/** Root mean square of the differences of brightness: 0 the same picture, 1 black against white. */
function distance(a: Buffer, b: Buffer): number {
  const sum = a.reduce((total, value, i) => total + ((value - (b[i] ?? 0)) / 255) ** 2, 0);
  return Math.sqrt(sum / a.length);
}

describe('two layers or materials in grey', () => {
  let pictures: Buffer[];
  beforeAll(async () => {
    const all = await greys();
    const size = CELL.across * CELL.down;
    pictures = PATCHES.map((_, i) => all.subarray(i * size, (i + 1) * size));
  }, 60_000);

  it('are drawn at all: no picture is a plain ground', () => {
    for (const [i, picture] of pictures.entries()) {
      expect(picture.length).toBe(CELL.across * CELL.down);
      expect(new Set(picture).size, `${PATCHES[i]?.layer} ${PATCHES[i]?.kind}`).toBeGreaterThan(8);
    }
  });

  it.each(PROFILE_NAMES)('are at least a tenth of black and white apart: %s', (profile) => {
    const own = PATCHES.flatMap((patch, i) => (patch.profile === profile ? [{ patch, grey: pictures[i] }] : []));
    const pairs = own.flatMap((a, i) =>
      own.slice(i + 1).map((b) => ({
        far: a.grey && b.grey ? distance(a.grey, b.grey) : 0,
        pair: `${a.patch.layer} ${a.patch.kind} and ${b.patch.layer} ${b.patch.kind}`,
      })),
    );
    const [nearest] = pairs.toSorted((a, b) => a.far - b.far);
    expect(pairs).toHaveLength(253);
    expect(nearest?.far, nearest?.pair).toBeGreaterThanOrEqual(0.1);
  });
});
