/** What the sections of a record share; the frame has its own. */
export const RECORD_STYLES = `
.contents { margin-top: 5mm; break-inside: avoid; }
.contents ol { list-style: none; margin-top: 1mm; columns: 1; }
.contents a { display: flex; align-items: baseline; gap: 3mm; padding: 0.9mm 0; border-bottom: 0.4pt dotted #8d9294; color: inherit; text-decoration: none; font-size: 9.5pt; }
.contents small { flex: 1 1 auto; font-size: 8pt; color: #474e52; }
.contents b { flex: none; width: 12mm; text-align: right; font-variant-numeric: tabular-nums; }
.part { margin-top: 6mm; }
.part.apart { break-before: page; margin-top: 0; }
.part > h1 { padding-bottom: 0.8mm; border-bottom: 0.9pt solid #16191c; margin-bottom: 1.5mm; break-after: avoid; }
.lead { margin-bottom: 1.5mm; color: #474e52; overflow-wrap: anywhere; }
.lead small { font-size: inherit; }
.none { font-weight: 600; }
table.rows, table.facts { width: 100%; border-collapse: collapse; margin-bottom: 3mm; }
table.rows th { text-align: left; font-size: 7.5pt; font-weight: 600; color: #474e52; padding: 0.6mm 3mm 0.6mm 0; border-bottom: 0.6pt solid #16191c; }
table.rows td, table.facts td, table.facts th { padding: 0.8mm 3mm 0.8mm 0; border-bottom: 0.4pt solid #d3d6d7; text-align: left; vertical-align: baseline; overflow-wrap: anywhere; white-space: pre-line; font-size: 8.3pt; width: auto; color: inherit; }
table.facts th { width: 36mm; font-weight: 400; color: #474e52; }
table.rows tr { break-inside: avoid; }
tr.struck td { text-decoration: line-through; color: #575c60; }
`;
