import { FONT_STACK } from './fonts';

/** Ink and paper: everything must still read when a machine prints it in grey. */
export const STYLES = `
@page { size: A4 portrait; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 8.5pt/1.38 ${FONT_STACK}; color: #16191c; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
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
.indices { display: flex; flex-wrap: wrap; gap: 0 8mm; padding: 1.6mm 0; }
.indices b { font-size: 9.5pt; }
.indices span { color: #474e52; }
.findings { column-count: 2; column-gap: 8mm; }
.layer { margin-bottom: 2mm; }
h2 { font-size: 9.5pt; font-weight: 700; display: flex; align-items: center; gap: 1.6mm; break-after: avoid; padding-bottom: 0.4mm; }
h2 i { width: 0; height: 3.2mm; border-left: 2.4pt solid; }
ul { list-style: none; border-top: 0.6pt solid #16191c; }
li { display: flex; gap: 2mm; align-items: baseline; padding: 0.55mm 0; border-bottom: 0.4pt solid #d3d6d7; break-inside: avoid; }
.what { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.what b { font-weight: 700; }
.when { flex: none; width: 18mm; font-size: 7.5pt; color: #474e52; text-align: right; white-space: nowrap; }
.who { flex: none; width: 7mm; font-size: 7.5pt; color: #474e52; }
.authors { margin-top: 1mm; font-size: 7.5pt; color: #474e52; }
.authors b { color: #16191c; }
.none { padding: 2mm 0; font-weight: 600; }
`;
