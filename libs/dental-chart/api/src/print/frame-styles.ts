import { FONT_STACK } from '@cuspid/platform/providers';

/** The frame of every sheet of the chart. Ink and paper: it must still read when a machine prints it in grey. */
export const FRAME_STYLES = `
@page { size: A4; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 400 8.3pt/1.32 ${FONT_STACK}; color: #16191c; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { display: flex; justify-content: space-between; align-items: flex-end; gap: 6mm; padding-bottom: 2mm; border-bottom: 1.4pt solid #16191c; }
header > div { min-width: 0; overflow-wrap: anywhere; }
header > div:not(.right) { flex: 1 1 auto; }
header .logo { flex: none; max-height: 13mm; max-width: 42mm; object-fit: contain; align-self: center; }
h1 { font-size: 14pt; line-height: 1.2; font-weight: 700; letter-spacing: -0.01em; }
h2 { font-size: 9.5pt; line-height: 1.3; font-weight: 700; }
header p { color: #474e52; }
header .right { flex: none; max-width: 60%; text-align: right; }
header .right h1 { font-size: 12pt; }
dl.patient { display: flex; gap: 7mm; padding: 2.2mm 0; }
dl.patient div { flex: 0 1 auto; min-width: 0; overflow-wrap: anywhere; }
dl.patient div:first-child { flex: 1 1 auto; }
dl.patient div:nth-child(n + 2):nth-child(-n + 4) { min-width: max-content; }
dl.patient dt { font-size: 7.5pt; color: #474e52; }
dl.patient dd { font-size: 9.5pt; font-weight: 600; }
dl.patient dd small { font-size: 8.5pt; font-weight: 400; }
.alerts { display: flex; flex-wrap: wrap; gap: 0 5mm; align-items: baseline; padding: 1.3mm 3mm; border: 0.6pt solid #575c60; overflow-wrap: anywhere; }
.alerts.serious { border: 0.9pt solid #ae2319; border-left-width: 3pt; }
.alerts.serious > b { color: #ae2319; }
.legend { border-top: 0.6pt solid #b8bdbf; border-bottom: 0.6pt solid #b8bdbf; margin-top: 1mm; padding: 1mm 0 0.5mm; break-inside: avoid; }
.legend svg { display: block; width: 100%; }
.notice { margin-top: 1.5mm; padding: 1mm 3mm; border: 0.9pt dashed #16191c; font-weight: 600; }
.indices { display: flex; flex-wrap: wrap; gap: 0 8mm; padding: 1.2mm 3mm; margin-top: 1.6mm; background: #eff0f0; break-inside: avoid; }
.indices b { font-size: 9pt; }
.indices span { color: #474e52; }
.end { display: flex; align-items: flex-end; gap: 8mm; margin-top: 6.5mm; break-inside: avoid; }
.end p { flex: 1 1 0; padding-top: 0.8mm; border-top: 0.6pt solid #16191c; font-size: 7.5pt; color: #474e52; }
.proof { margin-top: 1.2mm; font-size: 6.5pt; color: #474e52; break-inside: avoid; overflow-wrap: anywhere; }
.proof b { font-weight: 600; color: #16191c; letter-spacing: 0.02em; }
`;
