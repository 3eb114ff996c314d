import { FONT_STACK } from '@cuspid/platform/providers';

/** The frame of everything printed about money on A4. Ink and paper: it must still read when a machine prints it in grey. */
export const FRAME_STYLES = `
@page { size: A4; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 9.2pt/1.4 ${FONT_STACK}; color: #16191c; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 8mm; padding-bottom: 3mm; border-bottom: 1.4pt solid #16191c; }
header .clinic { display: flex; gap: 4mm; align-items: center; min-width: 0; }
header .clinic div { min-width: 0; overflow-wrap: anywhere; }
header .logo { flex: none; max-height: 16mm; max-width: 42mm; object-fit: contain; }
header .title { flex: none; max-width: 50%; text-align: right; }
h1 { font-size: 14pt; line-height: 1.2; font-weight: 700; letter-spacing: -0.01em; }
header p { color: #474e52; }
header .title p { font-size: 11pt; font-weight: 600; color: #16191c; }
h2 { margin-top: 6mm; font-size: 10.5pt; line-height: 1.3; font-weight: 700; break-after: avoid; }
.marks { display: flex; gap: 3mm; margin-top: 3mm; }
.marks b { padding: 0.6mm 2.4mm; border: 0.9pt solid #16191c; font-size: 9pt; font-weight: 700; }
.marks b.void { background: #16191c; color: #fff; }
.watermark { position: fixed; top: 42%; left: 0; right: 0; text-align: center; font-size: 120pt; font-weight: 800; letter-spacing: 0.08em; color: #000; opacity: 0.08; transform: rotate(-24deg); }
dl.facts { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 3mm 6mm; padding: 4mm 0 1mm; }
dl.facts div { min-width: 0; overflow-wrap: anywhere; }
dl.facts div.wide { grid-column: span 2; }
dl.facts dt { font-size: 7.6pt; color: #474e52; }
dl.facts dd { font-size: 10pt; font-weight: 600; }
.amount { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; margin-top: 4mm; padding: 3.5mm 4mm; border: 0.9pt solid #16191c; break-inside: avoid; }
.amount strong { font-size: 20pt; line-height: 1.15; white-space: nowrap; }
.amount p { font-size: 10pt; }
.amount .more { text-align: right; color: #474e52; }
table { width: 100%; margin-top: 2mm; border-collapse: collapse; }
thead { display: table-header-group; }
th { text-align: left; vertical-align: bottom; font-size: 7.6pt; font-weight: 600; color: #474e52; padding: 1mm 3mm 1mm 0; border-bottom: 0.8pt solid #16191c; }
td { padding: 1.3mm 3mm 1.3mm 0; border-bottom: 0.4pt solid #c9cdcf; vertical-align: baseline; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
tr { break-inside: avoid; }
.day { width: 24mm; white-space: nowrap; }
.no { width: 24mm; white-space: nowrap; }
.sum { width: 31mm; text-align: right; white-space: nowrap; }
.ledger .sum, .close .sum { width: 26mm; }
.ledger .no { width: 18mm; }
.close .no { width: 13mm; }
.pieces { width: 50%; }
tr.total td { border-bottom: 0; font-weight: 700; }
tr.total.first td { border-top: 0.8pt solid #16191c; }
tr.due td { font-size: 11pt; }
.after { margin-top: 4mm; font-size: 10.5pt; font-weight: 600; }
.note { margin-top: 4mm; white-space: pre-wrap; overflow-wrap: anywhere; }
.none { margin-top: 3mm; font-weight: 600; }
.end { display: flex; align-items: flex-end; gap: 8mm; margin-top: 16mm; break-inside: avoid; }
.end p { flex: 1 1 0; padding-top: 0.8mm; border-top: 0.6pt solid #16191c; font-size: 7.6pt; color: #474e52; }
.proof { margin-top: 6mm; font-size: 6.8pt; color: #474e52; break-inside: avoid; overflow-wrap: anywhere; }
.proof b { font-weight: 600; color: #16191c; letter-spacing: 0.02em; }
`;
