import { chartIndices, parse, settle, type ChartState, type FindingContent } from '@cuspid/odontogram';
import { readChart, stored } from '../testing/chart-room';
import { indexLines } from './index-lines';

function mouth(line: string): ChartState<FindingContent> {
  const read = parse(line, { mode: 'exam' });
  return settle(read.ok ? read.drafts : []);
}

describe('the indices under the findings', () => {
  it('name the teeth and surfaces behind each letter, and are left out where nobody looked', () => {
    const lines = indexLines(chartIndices(mouth('16 od c5; 21 mi co d; 46 miss:c'), { age: 20 }), 'fdi');
    expect(lines.map(({ name, value }) => `${name} ${value}`)).toEqual(['DMFT 3', 'DMFS 8']);
    expect(lines.map(({ parts }) => parts.map(({ letter, count, why }) => `${letter}${count} ${why}`))).toEqual([
      ['D1 16', 'M1 46', 'F1 21'],
      ['D2 16 OD', 'M5 46', 'F1 21 M'],
    ]);
    expect(indexLines(chartIndices(mouth('74 od c5')), 'universal').map(({ parts }) => parts[0]?.why)).toEqual([
      'L',
      'L OD',
    ]);
    expect(indexLines(chartIndices(mouth('')), 'fdi')).toEqual([]);
  });

  it('stand at the foot of the chart, say at least while teeth are not recorded, and unfold with their rules', async () => {
    const caries = { tooth: '16', code: 'caries', layer: 'condition', severity: 5 } as const;
    const { page, settle: settled } = await readChart([stored(1, { ...caries, surfaces: ['occlusal_incisal'] })]);
    const panel = page.querySelector('cd-indices-panel');
    expect(panel?.textContent).toContain('at least');
    expect(panel?.querySelector('dl')).toBeNull();
    panel?.querySelector('button')?.click();
    await settled();
    expect(panel?.querySelector('section')?.textContent).toMatch(/DMFT\s*1\s*of 28.*27 teeth are not recorded/s);
    expect(panel?.textContent).toContain('Caries counts from ICDAS 4.');
    panel?.querySelectorAll<HTMLButtonElement>('[role=radio]')[1]?.click();
    await settled();
    expect(panel?.querySelector('section')?.textContent).toContain('of 32');
  });
});
