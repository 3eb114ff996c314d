import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideHistory, LucideList, LucideTriangleAlert, LucideX } from '@lucide/angular';
import { surfaceShort, type ToothId } from '@cuspid/odontogram';
import { dayText, Display, LiveEvents } from '@cuspid/platform/web';
import { ErrorPanel, ReadOnlyBar } from '@cuspid/ui';
import { ChartNav } from './chart-nav';
import { ChartToolbar } from './bar/chart-toolbar';
import { PrintChart } from './bar/print-chart';
import { SymbolRow } from './bar/symbol-row';
import { bindChartKeys } from './chart-keys';
import { chartNotices } from './chart-notices';
import { CodesSheet } from './entry/codes-sheet';
import { CoSigning } from './cosign/co-signing';
import { WaitingBar } from './cosign/waiting-bar';
import { CommandLine } from './entry/command-line';
import { EntryLine } from './entry/entry-line';
import { IndicesPanel } from './indices/indices-panel';
import { groupsOf } from './list/finding-groups';
import { FindingsList } from './list/findings-list';
import { asTyped } from './odontogram/gathering';
import { Odontogram, type Press } from './odontogram/odontogram';
import { Selection } from './odontogram/selection';
import { SurfacePad } from './pad/surface-pad';
import { Painter } from './paint/painter';
import { ToolStrip } from './paint/tool-strip';
import { ChartPresence } from './presence/chart-presence';
import { PeopleHere } from './presence/people-here';
import { ChartLog } from './read/chart-log';
import { ChartView } from './read/chart-view';
import { ClashPanel, type ClashChoice } from './record/clash-panel';
import type { Clash } from './record/pending';
import { Recorder } from './record/recorder';
import { ChangesPanel } from './time/changes-panel';
import { Comparison } from './time/comparison';
import { Player } from './time/player';
import { TimeBar } from './time/time-bar';
import { VersionsDesk } from './versions/versions-desk';
import { VersionsPanel } from './versions/versions-panel';
import { ClinicWords } from './words/clinic-words';

/** The dental chart of the open patient: typed, painted, read back, on any day. */
@Component({
  selector: 'cd-chart-page',
  imports: [
    ChangesPanel,
    ChartNav,
    ChartToolbar,
    ClashPanel,
    CodesSheet,
    CommandLine,
    ErrorPanel,
    FindingsList,
    IndicesPanel,
    LucideHistory,
    LucideList,
    LucideTriangleAlert,
    LucideX,
    Odontogram,
    PeopleHere,
    ReadOnlyBar,
    SurfacePad,
    SymbolRow,
    TimeBar,
    ToolStrip,
    TranslocoPipe,
    VersionsPanel,
    WaitingBar,
  ],
  providers: [
    ClinicWords,
    ChartLog,
    ChartView,
    Comparison,
    Player,
    Recorder,
    EntryLine,
    Painter,
    PrintChart,
    Selection,
    CoSigning,
    ChartPresence,
    VersionsDesk,
  ],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './chart-page.html',
})
export class ChartPage {
  /** The patient, from the address. */
  readonly id = input.required<string>();
  /** The day to look at first, from the address: where an entry of the timeline leads. */
  readonly asOf = input<string>();

  private readonly log = inject(ChartLog);
  private readonly words = inject(TranslocoService);
  protected readonly display = inject(Display);
  protected readonly view = inject(ChartView);
  protected readonly comparison = inject(Comparison);
  protected readonly recorder = inject(Recorder);
  protected readonly signing = inject(CoSigning);
  protected readonly line = inject(EntryLine);
  protected readonly painter = inject(Painter);
  protected readonly print = inject(PrintChart);
  protected readonly selection = inject(Selection);
  protected readonly chart = viewChild(Odontogram);
  private readonly commandLine = viewChild(CommandLine);
  protected readonly notices = chartNotices();
  protected readonly codesShown = signal(false);
  protected readonly drawerShown = signal(false);
  protected readonly padTooth = signal<ToothId | null>(null);
  protected readonly theme = computed(() => (this.display.isDark() ? 'dark' : 'light'));
  protected readonly problem = computed(() => this.view.momentProblem() ?? this.log.problem());
  /** Nothing to show, or not the day asked for. What was read before stays, with a notice. */
  protected readonly isFailed = computed(
    () => this.view.momentProblem() !== null || (this.log.problem() !== null && !this.log.isLoaded()),
  );
  protected readonly isLoading = computed(() => !this.log.isLoaded() || this.view.isMomentLoading());
  /** Typed, painted, on its way: drawn as not saved. Never into the past. */
  protected readonly unsaved = computed(() =>
    this.view.isPast() ? [] : [...this.recorder.pending(), ...this.line.drafts()],
  );
  /** The teeth of the line stand out while it is read. */
  protected readonly shownTeeth = computed(() => {
    const typed = this.view.isPast() ? [] : this.line.drafts().flatMap(({ tooth, range }) => range ?? [tooth]);
    return typed.length > 0 && typed.length <= 16 ? typed : this.selection.teeth();
  });
  protected readonly toolName = computed(() => {
    const tool = this.painter.tool();
    return tool && this.recorder.isOpen() ? this.words.translate<string>(`chart.tools.${tool.key}`) : null;
  });
  protected readonly idle = computed(
    () =>
      this.selection.sentence() ||
      this.words.translate<string>(this.display.isTouch() ? 'chart.line.howTouch' : 'chart.line.how'),
  );
  protected readonly count = computed(() =>
    groupsOf(this.view.state().findings, this.unsaved(), 'fdi').reduce((sum, { rows }) => sum + rows.length, 0),
  );

  /** Not of a child: most of its permanent teeth are not there yet. */
  protected readonly offersAllSound = computed(() => this.view.dentition() === 'permanent' && !this.view.proposal());

  constructor() {
    effect(() => {
      const [id, day] = [Number(this.id()), this.asOf()];
      untracked(() => {
        void this.log.open(id);
        if (day && /^\d{4}-\d{2}-\d{2}$/.test(day)) this.view.lookAt(day);
      });
    });
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId === undefined || patientId === this.log.patientId()) this.retry();
    });
    bindChartKeys({
      begin: (digit) => this.begin(digit),
      codes: () => this.openCodes(),
      escape: () => this.escape(),
      accept: () => this.accept(),
    });
  }

  protected retry(): void {
    void this.log.reload();
    this.view.reloadMoment();
    this.comparison.reload();
  }

  protected begin(text: string, tooth: ToothId | null = null): void {
    if (!this.recorder.isOpen()) return;
    this.line.begin(text, tooth);
    this.commandLine()?.focus();
  }

  /** A letter on the focused tooth: an entry about it or all that are selected, on the surface where one is marked. */
  protected typed(letter: string): void {
    const tooth = this.selection.focus();
    const surface = this.selection.surface();
    const many = this.selection.meant();
    const known = tooth && surface ? `${surfaceShort(tooth, surface).toLowerCase()} ` : '';
    this.selection.surface.set(null);
    if (many.length) this.begin(`${asTyped(many)} ${known}${letter}`);
    else this.begin(known + letter, tooth);
  }

  protected press({ tooth, surface, ...press }: Press): void {
    if (press.isTouch && !this.painter.tool()) return this.openTooth(tooth);
    if (this.painter.tool() && this.recorder.isOpen()) return this.painter.press({ tooth, surface });
    this.selection.choose(tooth, press.extends);
  }

  /** Enter on a tooth: the tool in the hand works, else the tooth opens. */
  protected openTooth(tooth: ToothId): void {
    const surface = this.selection.surface();
    if (this.painter.tool() && this.recorder.isOpen()) return this.painter.press({ tooth, surface });
    this.selection.choose(tooth);
    this.padTooth.set(tooth);
  }

  protected closePad(): void {
    this.padTooth.set(null);
    this.chart()?.take();
  }

  protected escape(): void {
    if (this.painter.tool()) this.painter.tool.set(null);
    else if (!this.line.isBlank()) this.line.drop();
    else this.selection.clear();
  }

  protected accept(): void {
    const proposal = this.view.proposal();
    if (proposal) this.view.chooseDentition(proposal);
  }

  protected openCodes(): void {
    this.codesShown.set(true);
  }

  protected takeCode(code: string): void {
    this.codesShown.set(false);
    this.line.addCode(code);
    this.commandLine()?.focus();
  }

  protected pastText(day: string): string {
    const key = this.view.asRecorded() ? 'chart.time.pastAsRecorded' : 'chart.time.past';
    return this.words.translate(key, { day: dayText(day) });
  }

  protected async decide(clash: Clash, choice: ClashChoice): Promise<void> {
    if (choice === 'theirs') return this.recorder.clash.set(null);
    const refused = await this.recorder.settle(clash, choice === 'both' ? 'stay' : 'go');
    if (refused) this.line.putBack(refused);
  }
}
