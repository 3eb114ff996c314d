/** What stands on a sheet of the dental chart itself: drawing and list. */
export const STYLES = `
.drawing { text-align: center; margin-top: 2mm; break-inside: avoid; }
.drawing svg { display: inline-block; width: 100%; }
.drawing.tall svg { width: auto; height: 107mm; }
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
.close .drawing:not(.tall) svg { width: 124mm; }
.close .legend svg { width: 88%; margin: 0 auto; }
.close table { margin-bottom: 0.9mm; }
.close td { padding: 0.12mm 0; font-size: 7.8pt; line-height: 1.2; }
.close td + td { padding-left: 2mm; font-size: 7.3pt; }
.close .end { margin-top: 5.5mm; }
.close th { font-size: 9pt; padding-bottom: 0; }
.none { padding: 2mm 0; font-weight: 600; }
`;
