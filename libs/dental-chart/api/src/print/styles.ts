import { FONT_STACK } from '@cuspid/platform/providers';

/** Ink and paper: everything must still read when a machine prints it in grey. */
export const STYLES = `
@page { size: A4 portrait; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 8.3pt/1.32 ${FONT_STACK}; color: #16191c; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { display: flex; justify-content: space-between; align-items: flex-end; gap: 8mm; padding-bottom: 2mm; border-bottom: 1.4pt solid #16191c; }
h1 { font-size: 14pt; line-height: 1.2; font-weight: 700; letter-spacing: -0.01em; }
header p { color: #474e52; }
header .right { text-align: right; white-space: nowrap; }
header .right h1 { font-size: 12pt; }
dl { display: flex; gap: 7mm; padding: 2.2mm 0; }
dl div { flex: 0 1 auto; min-width: 0; overflow-wrap: anywhere; }
dl div:first-child { flex: 1 1 auto; }
dt { font-size: 7.5pt; color: #474e52; }
dd { font-size: 9.5pt; font-weight: 600; }
dd small { font-size: 8.5pt; font-weight: 400; }
.alerts { display: flex; flex-wrap: wrap; gap: 0 5mm; align-items: baseline; padding: 1.3mm 3mm; border: 0.6pt solid #575c60; overflow-wrap: anywhere; }
.alerts.serious { border: 0.9pt solid #ae2319; border-left-width: 3pt; }
.alerts.serious > b { color: #ae2319; }
.drawing { text-align: center; margin-top: 2mm; break-inside: avoid; }
.drawing svg { display: inline-block; width: 100%; }
.drawing.tall svg { width: auto; height: 138mm; }
.legend { border-top: 0.6pt solid #b8bdbf; border-bottom: 0.6pt solid #b8bdbf; margin-top: 1mm; padding: 1mm 0 0.5mm; break-inside: avoid; }
.legend svg { display: block; width: 100%; }
.notice { margin-top: 1.5mm; padding: 1mm 3mm; border: 0.9pt dashed #16191c; font-weight: 600; }
.indices { display: flex; flex-wrap: wrap; gap: 0 8mm; padding: 1.2mm 3mm; margin-top: 1.6mm; background: #eff0f0; }
.indices b { font-size: 9pt; }
.indices span { color: #474e52; }
.findings { column-count: 2; column-gap: 8mm; }
.findings.few { column-count: 1; max-width: 130mm; }
table { width: 100%; border-collapse: collapse; margin-bottom: 2mm; }
thead { break-inside: avoid; break-after: avoid; }
th { text-align: left; font-size: 9.5pt; font-weight: 700; padding: 0 0 0.4mm; border-bottom: 0.6pt solid #16191c; }
th i { display: inline-block; height: 3mm; margin-right: 1.6mm; border-left: 2.4pt solid; vertical-align: -0.2mm; }
tr { break-inside: avoid; }
td { padding: 0.35mm 0; border-bottom: 0.4pt solid #d3d6d7; vertical-align: baseline; overflow-wrap: anywhere; }
td b { display: inline-block; min-width: 5.6mm; font-weight: 700; }
td + td { width: 19mm; padding-left: 2mm; font-size: 7.5pt; color: #474e52; text-align: right; white-space: nowrap; }
td + td + td { width: 8mm; text-align: left; }
.authors { margin: 1mm 0 1.4mm; font-size: 7.5pt; color: #474e52; }
.authors b { color: #16191c; }
.close .drawing:not(.tall) svg { width: 154mm; }
.close table { margin-bottom: 1.2mm; }
.close td { padding: 0.2mm 0; font-size: 8pt; line-height: 1.25; }
.close td + td { padding-left: 2mm; font-size: 7.5pt; }
.close th { font-size: 9pt; padding-bottom: 0; }
.none { padding: 2mm 0; font-weight: 600; }
`;
