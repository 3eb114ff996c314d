/** What stands on a sheet of a periodontal exam. */
export const STYLES = `
.mouth { margin-top: 2mm; }
.mouth .strip { display: block; width: 100%; break-inside: avoid; }
.mouth svg { display: block; width: 100%; }
table.teeth { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 1.2mm; break-inside: avoid; }
table.teeth th, table.teeth td { border: 0.4pt solid #b8bdbf; padding: 0.25mm 0; text-align: center; font-size: 6.6pt; line-height: 1.2; font-weight: 400; }
table.teeth thead th { font-weight: 700; font-size: 7.5pt; background: #eff0f0; }
table.teeth tr > th:first-child { width: 15mm; text-align: left; padding-left: 1mm; color: #474e52; }
table.teeth b { font-weight: 700; }
table.teeth u { font-weight: 700; text-decoration: underline; }
table.teeth .gone { background: repeating-linear-gradient(45deg, #fff 0 1.2mm, #d3d6d7 1.2mm 1.5mm); }
.indices p { min-width: 40mm; }
.below { display: flex; gap: 8mm; margin-top: 2mm; break-inside: avoid; }
.bpe { flex: none; width: 38mm; }
.bpe table { border-collapse: collapse; margin: 1mm 0; }
.bpe td { width: 11mm; border: 0.6pt solid #16191c; text-align: center; font-size: 11pt; font-weight: 700; padding: 0.8mm 0; }
.bpe small { color: #474e52; font-size: 7pt; }
.said { flex: 1 1 auto; min-width: 0; overflow-wrap: anywhere; }
.said ul { padding-left: 4mm; }
.said h2 + p { margin-bottom: 0.6mm; }
.note, .by { margin-top: 1.6mm; overflow-wrap: anywhere; }
.by { color: #474e52; }
`;
