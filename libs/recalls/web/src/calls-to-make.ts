import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePhoneCall } from '@lucide/angular';
import { DashboardData } from '@cuspid/dashboard/web';
import type { RecallDto } from '@cuspid/recalls/contracts';
import { phoneText } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';
import { nameOf, RecallWords, telOf } from './recall-words';

/**
 * The recalls to call today, those that have waited longest: a block of the day's page. Its words come with
 * `recallWords` of this room, which the page's route resolves.
 */
@Component({
  selector: 'cd-calls-to-make',
  imports: [LucidePhoneCall, RouterLink, TaskBlock, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-task-block
      [heading]="'recalls.calls.title' | transloco"
      [count]="card.count()"
      [empty]="'recalls.nobody.due' | transloco"
      [failed]="card.failed() ? ('recalls.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if ((card.count() ?? 0) > card.rows().length) {
        <a all class="link" routerLink="/recalls">{{ 'recalls.calls.all' | transloco: { count: card.count() } }}</a>
      }
      @for (recall of card.rows(); track recall.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-who">
            <a class="block truncate" data-step routerLink="/recalls" [queryParams]="{ recall: recall.id }">
              {{ nameOf(recall) }}
            </a>
            @if (words.calling(recall); as calling) {
              <span class="task-note recall-calling truncate"
                ><svg lucidePhoneCall [size]="12"></svg>{{ calling }}</span
              >
            } @else {
              <span class="task-note truncate">{{ about(recall) }}</span>
            }
          </span>
          @if (phoneOf(recall); as phone) {
            <a class="link tabular whitespace-nowrap" [href]="telOf(phone)">{{ phoneText(phone) }}</a>
          }
        </li>
      }
    </cd-task-block>
  `,
})
export class CallsToMake {
  protected readonly words = inject(RecallWords);
  protected readonly nameOf = nameOf;
  protected readonly telOf = telOf;
  protected readonly phoneText = phoneText;
  protected readonly card = inject(DashboardData).card<RecallDto>('calls');

  protected phoneOf({ patient }: RecallDto): string | null {
    return patient.phone ?? patient.guardianPhone ?? patient.otherPhone;
  }

  protected about(recall: RecallDto): string {
    return [recall.rule.name, this.words.waited(recall)].filter(Boolean).join(' · ');
  }
}
