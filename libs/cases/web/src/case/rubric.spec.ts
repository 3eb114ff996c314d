import { TestBed } from '@angular/core/testing';
import type { ScoreDto } from '@cuspid/cases/contracts';
import { speakEnglish } from '../testing';
import { Rubric } from './rubric';

const CRITERIA = ['history', 'diagnosis', 'plan'].map((key) => ({ key, label: key, help: '' }));

async function shown(mine: readonly ScoreDto[] = []) {
  await speakEnglish();
  const fixture = TestBed.createComponent(Rubric);
  fixture.componentRef.setInput('criteria', CRITERIA);
  fixture.componentRef.setInput('mine', mine);
  document.body.append(fixture.nativeElement);
  await fixture.whenStable();
  const given: ScoreDto[] = [];
  fixture.componentInstance.scored.subscribe((one) => given.push(one));
  return { rubric: fixture.componentInstance, given };
}

describe('a rubric', () => {
  afterEach(() => document.body.replaceChildren());

  it('takes digits as fast as they are typed, a row each, before anything is drawn anew', async () => {
    const { rubric, given } = await shown();
    for (const score of [2, 1, 3]) rubric.score(score);
    expect(given).toEqual([
      { key: 'history', score: 2 },
      { key: 'diagnosis', score: 1 },
      { key: 'plan', score: 3 },
    ]);
    expect(document.activeElement?.textContent?.trim()).toBe('3');
  });

  it('goes to what stands in the next row already', async () => {
    const { rubric } = await shown([{ key: 'diagnosis', score: 3 }]);
    rubric.score(2);
    expect(document.activeElement?.getAttribute('aria-checked')).toBe('true');
    expect(document.activeElement?.closest('[data-criterion]')?.getAttribute('data-key')).toBe('diagnosis');
  });
});
