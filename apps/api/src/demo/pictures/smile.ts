import { Random } from '../random';
import { drawn } from './drawn';

const WIDTH = 1200;
const HEIGHT = 800;
/** Small enough to be drawn at the start of a demo without anybody waiting. */
const SCALE = 0.6;
const MIDDLE = WIDTH / 2;
/** Widths of the crowns from the middle outwards. */
const UPPER = [108, 84, 92, 82, 78, 74];
const LOWER = [66, 70, 80, 80, 80, 76];

/** How a row of teeth stands: degrees and pixels each is out of line by, and whether brackets are on it. */
export interface Smile {
  seed: number;
  crowding: number;
  hasBrackets?: boolean;
}

function crown(x: number, y: number, width: number, isUpper: boolean, turn: number, chance: Random): string {
  const [half, tall] = [width / 2 - 1, isUpper ? 168 : 138];
  const up = isUpper ? -1 : 1;
  const shade = 232 + Math.floor(chance.next() * 12);
  const path = `M${-half} ${up * 26} Q${-half} 0 ${-half * 0.55} ${-up * 2} L${half * 0.55} ${-up * 2} Q${half} 0 ${half} ${up * 26} L${half * 0.86} ${up * tall * 0.72} Q0 ${up * tall * 1.06} ${-half * 0.86} ${up * tall * 0.72} Z`;
  return `<g transform="translate(${x} ${y}) rotate(${turn})">
    <path d="${path}" fill="rgb(${shade},${shade - 8},${shade - 30})" stroke="#b9a58e" stroke-width="2"/>
    <path d="M${-half * 0.5} ${up * 20} Q${-half * 0.35} ${up * tall * 0.4} ${-half * 0.4} ${up * tall * 0.6}" stroke="#fffdf6" stroke-width="10" fill="none" opacity=".55" stroke-linecap="round"/></g>`;
}

function row(isUpper: boolean, { crowding, hasBrackets }: Smile, chance: Random): string {
  const [parts, wire]: [string[], string[]] = [[], []];
  for (const side of [-1, 1]) {
    let x = MIDDLE;
    for (const [at, width] of (isUpper ? UPPER : LOWER).entries()) {
      const seen = width * (1 - at * 0.09);
      x += side * seen * 0.5;
      const out = (chance.next() * 2 - 1) * crowding;
      const y = (isUpper ? 402 : 410) - at * at * 3.2 + out * 0.9;
      parts.push(crown(x, y, seen, isUpper, out * 0.9 + side * at * 1.4, chance));
      const middle = y + (isUpper ? -78 : 66);
      if (hasBrackets) {
        parts.push(
          `<rect x="${x - 15}" y="${middle - 15}" width="30" height="30" rx="5" fill="#c9ced3" stroke="#7d858c" stroke-width="3"/>`,
        );
        wire.push(`${x},${middle}`);
      }
      x += side * seen * 0.5;
    }
    if (side < 0) wire.reverse();
  }
  const line = hasBrackets
    ? `<polyline points="${wire.join(' ')}" fill="none" stroke="#8d959c" stroke-width="6"/>`
    : '';
  return parts.join('') + line;
}

/** A mouth from the front that is nobody's, lips drawn away. The same seed, the same mouth. */
export function smile(what: Smile): Promise<Buffer> {
  const chance = new Random(`mouth ${what.seed}`);
  const gums =
    '<path d="M0 0 L1200 0 L1200 130 Q600 430 0 130 Z" fill="url(#gum)"/>' +
    '<path d="M0 800 L1200 800 L1200 330 Q600 700 0 330 Z" fill="url(#gum)"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * SCALE}" height="${HEIGHT * SCALE}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <defs>
      <radialGradient id="lips" cx="50%" cy="50%" r="62%"><stop offset=".55" stop-color="#c6706a"/><stop offset="1" stop-color="#8f4a46"/></radialGradient>
      <linearGradient id="gum" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#d98c88"/><stop offset="1" stop-color="#c9736f"/></linearGradient>
      <clipPath id="mouth"><ellipse cx="600" cy="405" rx="560" ry="330"/></clipPath>
    </defs>
    <rect width="100%" height="100%" fill="url(#lips)"/>
    <ellipse cx="600" cy="405" rx="560" ry="330" fill="#3a1716"/>
    <g><g clip-path="url(#mouth)">${gums}</g>${row(false, what, chance)}${row(true, what, chance)}</g>
  </svg>`;
  return drawn(svg);
}
