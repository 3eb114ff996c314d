import { texts } from '@cuspid/dental-chart/api';
import { dayInWords, escapeHtml, fontFaces, momentInWords, type PdfPage } from '@cuspid/platform/providers';
import { changeOf, meaningOf, valueText, type ReportFigureDto, type ReportRowsDto } from '@cuspid/reports/contracts';
import type { PrintedClinic } from '@cuspid/settings/api';
import type { ToldReport } from './export-source';
import { chartHtml } from './report-bars';
import { rowCells, rowColumns, seriesSheet, tableSheet } from './report-sheets';
import { PAGE_STYLES } from './report-styles';
import { decimalOf, isMoney, type Cell, type Sheet } from './sheet';

const LINES_A_SHEET = 14;

/** Who prints it, when, and for which clinic. */
export interface Printing {
  clinic: PrintedClinic;
  printedBy: string;
  printedAt: Date;
}

const NUMBERS: ReadonlySet<string> = new Set(['NUMBER', 'MONEY']);

function cellText(cell: Cell): string {
  if (isMoney(cell)) return decimalOf(cell).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  return typeof cell === 'number' ? new Intl.NumberFormat('en-GB').format(cell) : (cell ?? '–');
}

/** A table as it is on the screen; its head stands on each sheet again. */
function tableHtml({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): string {
  const look = (at: number) => (NUMBERS.has(columns[at]?.kind ?? '') ? ' class="n"' : '');
  const head = columns.map(({ title }, at) => `<th${look(at)}>${texts([title])}</th>`).join('');
  const body = rows.map((cells) => {
    const shown = columns.map((_, at) => `<td${look(at)}>${texts([cellText(cells[at] ?? null)])}</td>`);
    return `<tr>${shown.join('')}</tr>`;
  });
  const none = rows.length ? '' : '<p class="none">Nothing in these days.</p>';
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${none}`;
}

function figureHtml(figure: ReportFigureDto): string {
  const { label, value, before, unit, currency, definition, denominator, denominatorText } = figure;
  const of = denominatorText && denominator !== null ? `${denominatorText}: ${cellText(denominator)}` : null;
  const cells = [label, valueText(value, unit, currency), valueText(before, unit, currency)];
  const told = cells.map((cell, at) => `<td${at ? ' class="n"' : ''}>${texts([cell])}</td>`).join('');
  const words = texts([changeOf(figure).words ?? '–']);
  return `<tr>${told}<td>${words}</td><td class="rule">${texts([definition])} ${texts([of])}</td></tr>`;
}

const FIGURE_HEAD =
  '<thead><tr><th>Figure</th><th class="n">Value</th><th class="n">Before</th><th>Change</th><th>How it is counted</th></tr></thead>';

const titled = (title: string, html: string): string => `<h3>${texts([title])}</h3>${html}`;

function reportHtml(report: ToldReport): string {
  const { kind, figures, series, tables } = report;
  const counted = `<table class="figures">${FIGURE_HEAD}<tbody>${figures.map(figureHtml).join('')}</tbody></table>`;
  const drawn = series.map((one) => titled(one.label, chartHtml(report, one) + tableHtml(seriesSheet(report, one))));
  const listed = tables.map((one) => titled(one.label, tableHtml(tableSheet(report, one))));
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `<section><h2>${texts([title])}</h2>${figures.length ? counted : ''}${drawn.join('')}${listed.join('')}</section>`;
}

const daysText = ({ from, to }: Pick<ToldReport, 'from' | 'to'>): string =>
  from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;

/** The frame of a report on paper: the clinic, what it is of, and at the foot who printed it and which page of how many. */
function framed(
  { title, report, sections, lines }: { title: string; report: ToldReport; sections: string; lines: number },
  { clinic, printedBy, printedAt }: Printing,
): PdfPage {
  const { name, place, address, logo, timeZone } = clinic;
  const mark = logo ? `<img class="logo" alt="" src="${escapeHtml(logo)}">` : '';
  const days = daysText(report);
  const compared = `Compared with ${daysText({ from: report.comparedFrom, to: report.comparedTo })}. Days of ${report.zone}.`;
  const body =
    `<header><div class="clinic">${mark}<div><h1>${texts([name])}</h1><p>${texts([address ?? place])}</p></div></div>` +
    `<div class="title"><h1>${texts([title])}</h1><p>${texts([days])}</p></div></header>` +
    `<p class="compared">${texts([compared])}</p>${sections}`;
  return {
    html: `<html lang="en"><head><title>${texts([title, days])}</title><style>${fontFaces(body)}${PAGE_STYLES}</style></head><body>${body}</body></html>`,
    expect: [name, days],
    maxPages: 10 + Math.ceil(lines / LINES_A_SHEET),
    outline: true,
    footer: {
      left: `${title}, ${days}, printed by ${printedBy}, ${momentInWords(printedAt, timeZone)}`,
      numbering: 'Page {page} of {pages}',
    },
  };
}

const linesOf = ({ figures, series, tables, groups }: ToldReport): number =>
  figures.length * 3 +
  series.length * (groups.length + 12) +
  tables.reduce((sum, { rows }) => sum + rows.length + 4, 0);

/** Reports on A4: each figure with its rule, each chart with its table. */
export function reportPage(reports: readonly [ToldReport, ...ToldReport[]], printing: Printing): PdfPage {
  const lines = reports.reduce((sum, report) => sum + linesOf(report), 0);
  const sections = reports.map(reportHtml).join('');
  return framed({ title: reports.length > 1 ? 'Reports' : 'Report', report: reports[0], sections, lines }, printing);
}

/** The rows behind a figure on A4. */
export function rowsPage(report: ToldReport, rows: ReportRowsDto, printing: Printing): PdfPage {
  const meaning = meaningOf(rows.figure);
  const all = rows.items.map((row) => rowCells(row, rows.columns, report.zone));
  const rule = `<p class="rule">${texts([meaning?.definition])}</p>`;
  const sections = `${rule}${tableHtml({ columns: rowColumns(rows), rows: all })}`;
  return framed({ title: meaning?.label ?? rows.figure, report, sections, lines: all.length * 2 }, printing);
}
