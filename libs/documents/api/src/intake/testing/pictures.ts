import sharp from 'sharp';

const [WIDTH, HEIGHT] = [360, 240];

/** Gums and teeth, as far as colours go: a gradient with edges. */
export function photo(width = WIDTH, height = HEIGHT) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0, n = 0; at < pixels.length; at += 3, n++) {
    const [x, y] = [n % width, Math.floor(n / width)];
    pixels[at] = 150 + (x * 80) / width + (x % 40 < 20 ? 20 : 0);
    pixels[at + 1] = 60 + (y * 60) / height;
    pixels[at + 2] = 70 + (y % 32 < 16 ? 25 : 0);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Shades of a film. */
export function film(width = WIDTH, height = HEIGHT) {
  const pixels = Buffer.alloc(width * height);
  for (let n = 0; n < pixels.length; n++)
    pixels[n] = ((n % width) * 180) / width + (Math.floor(n / width) % 24 < 12 ? 30 : 0);
  return sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
}

/** The 4,096 shades of a sensor, in 16 bit. */
export const sensorShades = (width = WIDTH, height = HEIGHT): Uint16Array =>
  new Uint16Array(width * height).map((_, n) => (n * 7) % 4_096);

export const sensor = (width = WIDTH, height = HEIGHT) =>
  sharp(sensorShades(width, height), { raw: { width, height, channels: 1 } }).toColourspace('grey16');

/** A sheet of paper with lines on it. */
export function sheet(width = WIDTH, height = HEIGHT) {
  const pixels = Buffer.alloc(width * height, 250);
  for (let y = 10; y < height; y += 20) pixels.fill(40, y * width + 20, y * width + width - 20);
  return sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
}

/** A film of two pictures. */
export async function animation(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all([photo(60, 40), photo(60, 40).negate()].map((one) => one.png().toBuffer()));
  const moving = sharp(frames, { join: { animated: true } });
  return format === 'gif'
    ? moving.gif({ delay: [100, 100] }).toBuffer()
    : moving.webp({ delay: [100, 100] }).toBuffer();
}
