import { Random } from '../random';
import { drawn } from './drawn';

const WIDTH = 1600;
const HEIGHT = 800;
/** Small enough to be drawn at the start of a demo without anybody waiting. */
const SCALE = 0.6;
const MIDDLE = WIDTH / 2;

/** What a film shows besides the teeth. */
export interface Film {
  seed: number;
  /** Fixed appliances: a bright square and a wire on every crown. */
  hasBrackets?: boolean;
  /** Teeth that are not there, counted from the middle outwards, right of the film negative. */
  missing?: readonly number[];
}

/** The curve of the bite: it falls towards the middle, as the head is held on a panoramic film. */
const biteAt = (x: number) => 400 + 62 * Math.cos(((x - MIDDLE) / MIDDLE) * 1.9);

/** Widths of the crowns from the middle outwards, in pixels of the film. */
const CROWNS = [40, 36, 42, 46, 46, 66, 64, 58];
const LOWER = [28, 30, 38, 44, 46, 70, 66, 60];

function tooth(x: number, width: number, isUpper: boolean, chance: Random): string {
  const [up, bite] = [isUpper ? -1 : 1, biteAt(x) + (isUpper ? -5 : 7)];
  const [crown, root] = [58 + chance.next() * 8, (width > 55 ? 105 : 125) + chance.next() * 18];
  const lean = ((x - MIDDLE) / MIDDLE) * 26 * up;
  const neck = bite + up * crown;
  const end = neck + up * root;
  const half = width / 2 - 1.5;
  const tips = width > 55 ? [-half * 0.55, half * 0.55] : [0];
  const roots = tips.map((tip) => {
    const wide = width > 55 ? half * 0.42 : half * 0.62;
    const [at, far] = [x + tip, x + tip * 1.25 + lean];
    const shape = `M${at - wide} ${neck} Q${far - wide * 0.7} ${(neck + end) / 2} ${far} ${end} Q${far + wide * 0.7} ${(neck + end) / 2} ${at + wide} ${neck} Z`;
    const canal = `M${at} ${neck - up * 22} L${far} ${end - up * 16}`;
    return `<path d="${shape}" fill="#b9b9b9" opacity=".82"/><path d="${canal}" stroke="#6d6d6d" stroke-width="5" fill="none" opacity=".7"/>`;
  });
  const body = `M${x - half} ${bite + up * 12} Q${x - half * 0.9} ${bite} ${x} ${bite + up * 3} Q${x + half * 0.9} ${bite} ${x + half} ${bite + up * 12} L${x + half * 0.8} ${neck + up * 6} Q${x} ${neck + up * 14} ${x - half * 0.8} ${neck + up * 6} Z`;
  return `${roots.join('')}<path d="${body}" fill="#dedede" opacity=".94"/><ellipse cx="${x}" cy="${bite + up * 44}" rx="${half * 0.3}" ry="13" fill="#8b8b8b" opacity=".55"/>`;
}

function arch(isUpper: boolean, film: Film, chance: Random): string {
  const parts: string[] = [];
  for (const side of [-1, 1]) {
    let x = MIDDLE;
    for (const [at, width] of (isUpper ? CROWNS : LOWER).entries()) {
      x += side * width * 0.55;
      if (!film.missing?.includes(side * (at + 1))) {
        parts.push(tooth(x, width, isUpper, chance));
        const y = biteAt(x) + (isUpper ? -36 : 38);
        if (film.hasBrackets && at < 6)
          parts.push(`<rect x="${x - 9}" y="${y - 8}" width="18" height="16" rx="2" fill="#fff"/>`);
      }
      x += side * width * 0.55;
    }
  }
  return parts.join('');
}

function wires(): string {
  const line = (off: number) =>
    Array.from({ length: 41 }, (_, n) => MIDDLE - 270 + n * 13.5)
      .map((x) => `${x},${biteAt(x) + off}`)
      .join(' ');
  return [-36, 38]
    .map((off) => `<polyline points="${line(off)}" fill="none" stroke="#f4f4f4" stroke-width="4"/>`)
    .join('');
}

/** A panoramic film that never was taken: jaws, joints, the shadow of the neck, teeth with roots. The same seed, the same film. */
export function panorama(film: Film): Promise<Buffer> {
  const chance = new Random(`film ${film.seed}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * SCALE}" height="${HEIGHT * SCALE}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <defs>
      <filter id="soft"><feGaussianBlur stdDeviation="20"/></filter>
      <radialGradient id="room" cx="50%" cy="48%" r="68%"><stop offset="0" stop-color="#4c4c4c"/><stop offset=".7" stop-color="#262626"/><stop offset="1" stop-color="#050505"/></radialGradient>
    </defs>
    <rect width="100%" height="100%" fill="#050505"/><rect width="100%" height="100%" fill="url(#room)"/>
    <g filter="url(#soft)" fill="none" stroke-linecap="round">
      <path d="M130 170 Q150 470 330 610 Q560 742 800 742 Q1040 742 1270 610 Q1450 470 1470 170" stroke="#8d8d8d" stroke-width="86" opacity=".8"/>
      <path d="M300 250 Q800 ${170 + chance.next() * 20} 1300 250" stroke="#7d7d7d" stroke-width="70" opacity=".6"/>
      <path d="M800 60 L800 210" stroke="#8f8f8f" stroke-width="46" opacity=".5"/>
      <ellipse cx="560" cy="205" rx="120" ry="60" fill="#1c1c1c" opacity=".6"/><ellipse cx="1040" cy="205" rx="120" ry="60" fill="#1c1c1c" opacity=".6"/>
      <path d="M40 80 L60 780 M1540 780 L1560 80" stroke="#9a9a9a" stroke-width="60" opacity=".45"/>
      <path d="M800 470 L800 790" stroke="#6f6f6f" stroke-width="150" opacity=".35"/>
    </g>
    <g>
      <ellipse cx="132" cy="150" rx="44" ry="34" fill="#a5a5a5" opacity=".6"/><ellipse cx="1468" cy="150" rx="44" ry="34" fill="#a5a5a5" opacity=".6"/>
      <path d="M250 520 Q420 668 640 700" stroke="#2b2b2b" stroke-width="10" fill="none" opacity=".6"/><path d="M1350 520 Q1180 668 960 700" stroke="#2b2b2b" stroke-width="10" fill="none" opacity=".6"/>
      ${arch(true, film, chance)}${arch(false, film, chance)}${film.hasBrackets ? wires() : ''}
    </g>
    <text x="60" y="70" font-family="sans-serif" font-size="44" fill="#e8e8e8">R</text>
  </svg>`;
  return drawn(svg, true);
}
