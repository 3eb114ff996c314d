import { FONT_STACK } from '@cuspid/platform/providers';

/** The look of a report on paper: it must still read when a machine prints it in grey. */
export const PAGE_STYLES = `
@page { size: A4; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 8.6pt/1.4 ${FONT_STACK}; color: #16191c; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 8mm; padding-bottom: 3mm; border-bottom: 1.4pt solid #16191c; }
header .clinic { display: flex; gap: 4mm; align-items: center; min-width: 0; }
header .clinic div { min-width: 0; overflow-wrap: anywhere; }
header .logo { flex: none; max-height: 16mm; max-width: 42mm; object-fit: contain; }
header .title { flex: none; max-width: 55%; text-align: right; }
header p { color: #474e52; }
h1 { font-size: 14pt; line-height: 1.2; font-weight: 700; letter-spacing: -0.01em; }
.compared { margin-top: 2mm; color: #474e52; }
section + section { break-before: page; }
h2 { margin-top: 6mm; font-size: 12.5pt; line-height: 1.3; font-weight: 700; break-after: avoid; }
h3 { margin-top: 6mm; font-size: 10pt; line-height: 1.3; font-weight: 700; break-after: avoid; }
table { width: 100%; margin-top: 2mm; border-collapse: collapse; }
thead { display: table-header-group; }
th { text-align: left; vertical-align: bottom; font-size: 7.4pt; font-weight: 600; color: #474e52; padding: 1mm 3mm 1mm 0; border-bottom: 0.8pt solid #16191c; }
td { padding: 1mm 3mm 1mm 0; border-bottom: 0.4pt solid #c9cdcf; vertical-align: baseline; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
th.n, td.n { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; }
.figures td:first-child { font-weight: 600; width: 30mm; }
.figures td:nth-child(2) { font-weight: 700; }
.figures td:nth-child(4) { width: 24mm; }
.rule { font-size: 7.2pt; line-height: 1.35; color: #474e52; }
p.rule { margin-top: 3mm; }
figure { margin-top: 2mm; break-inside: avoid; }
figcaption { display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin-bottom: 2mm; font-size: 7.6pt; }
figcaption i { display: inline-block; width: 2.6mm; height: 2.6mm; margin-right: 1.4mm; border-radius: 0.5mm; vertical-align: -0.2mm; }
figcaption b { margin-left: auto; font-weight: 500; color: #474e52; }
svg { display: block; width: 100%; height: auto; }
.ends { display: flex; justify-content: space-between; margin-top: 0.8mm; font-size: 7.2pt; color: #474e52; }
.none { margin-top: 2mm; font-weight: 600; }
`;
