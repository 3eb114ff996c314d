import { describe, expect, it } from 'vitest';
import { CHILD_OF_NINE, EVERY_KIND, FIXED_APPLIANCE, FULL_MOUTH, mouth } from '../corpus/mouths';
import type { OdontogramOptions } from './chart/options';
import { renderOdontogram } from './render';

/**
 * Drawings as they were looked at, beside the pictures of the design. A change of the drawing is a change of these
 * files: look at them in a browser, in colour and in grey, and renew them with `vitest run -u`.
 */
const DRAWINGS: readonly [string, string, OdontogramOptions][] = [
  ['healthy', 'all ok', {}],
  ['full', FULL_MOUTH, {}],
  ['every-kind', EVERY_KIND, { theme: 'print', changed: { '16': 'added', '26': 'ended' }, awaiting: ['43'] }],
  ['mixed', CHILD_OF_NINE, { dentition: 'mixed' }],
  ['fixed-appliance', FIXED_APPLIANCE, {}],
];

describe('the drawing', () => {
  it.each(DRAWINGS)('is the one that was looked at: %s', async (name, line, options) => {
    const svg = renderOdontogram(mouth(line), { ...options, interactive: false });
    // One element a line, so that a difference can be read.
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${name}.svg`);
  });
});
