import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { renderOdontogram, settle, type FindingDraft } from '@cuspid/odontogram';
import { Drawing } from './drawing';

const caries = (tooth: '16' | '26' | '36'): FindingDraft => ({
  tooth,
  code: 'caries',
  layer: 'condition',
  surfaces: ['occlusal_incisal'],
});
const draw = (...findings: FindingDraft[]): string => renderOdontogram(settle(findings), { interactive: false });

@Component({ imports: [Drawing], template: '<div [cdDrawing]="markup()"></div>' })
class Sheet {
  readonly markup = signal(draw(caries('16')));
}

/** What a browser makes of the markup, all of it anew. */
function whole(markup: string): string {
  const sheet = document.createElement('div');
  sheet.innerHTML = markup;
  return sheet.innerHTML;
}

describe('a drawing in its place', () => {
  it('is what a whole new drawing would be, after any step forth and back', () => {
    const fixture = TestBed.createComponent(Sheet);
    const place = (): string => fixture.nativeElement.querySelector('div').innerHTML;
    const steps = [
      draw(caries('16')),
      draw(caries('16'), caries('26')),
      draw({ tooth: '16', code: 'missing', layer: 'condition' }, caries('36')),
      draw(),
      renderOdontogram(settle([]), { status: 'loading' }),
      renderOdontogram(settle([caries('36')]), { dentition: 'mixed', changed: { '36': 'added' } }),
      draw(caries('26')),
    ];
    for (const step of [...steps, ...steps.toReversed()]) {
      fixture.componentInstance.markup.set(step);
      TestBed.tick();
      fixture.detectChanges();
      expect(place()).toBe(whole(step));
    }
  });

  it('leaves the teeth alone on which nothing changed', () => {
    const fixture = TestBed.createComponent(Sheet);
    fixture.detectChanges();
    const groups = (): Element[] => [...fixture.nativeElement.querySelectorAll('svg > g')];
    const before = groups();
    fixture.componentInstance.markup.set(draw(caries('16'), caries('26')));
    fixture.detectChanges();
    expect(before.length).toBeGreaterThan(30);
    expect(groups().filter((group, i) => group !== before[i])).toHaveLength(1);
    expect(fixture.nativeElement.querySelector('div').innerHTML).toBe(whole(draw(caries('16'), caries('26'))));
  });
});
